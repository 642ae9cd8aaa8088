"""Trusts as operators see them: the list, one with its first settings, and one that is about to be taken on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from portal.site import words as site
from portal.site.present import Choice, Fact, counted, day, listed
from portal.trusts import words
from portal.trusts.calls import Controller, NewTrust, Settings, TakenOn, Trust

PREPARED: Final = "prepared"


@dataclass(frozen=True, slots=True)
class Row:
    """`address` is None for a trust that is not taken on."""

    name: str
    address: str | None
    code: str
    state: str


def rows(trusts: Sequence[TakenOn]) -> tuple[Row, ...]:
    return tuple(_row(each) for each in trusts)


def _row(trust: TakenOn) -> Row:
    state = words.STAGES.get(trust.stage, trust.stage)
    if trust.name is None:
        return Row(words.NOT_NAMED, None, trust.trust, state)
    return Row(trust.name, f"/trusts/{trust.trust}", trust.trust, state)


def prepared(trusts: Sequence[TakenOn]) -> list[Choice]:
    return [Choice(each.trust, each.trust) for each in trusts if each.stage == PREPARED]


@dataclass(frozen=True, slots=True)
class TrustPage:
    name: str
    noted: str
    facts: tuple[Fact, ...]
    first: str
    settings: tuple[Fact, ...]


def trust_page(code: str, trust: Trust) -> TrustPage:
    facts = (
        Fact(words.STATUS, status(trust)),
        Fact(words.CODE, code),
        Fact(words.ODS_CODE, trust.ods_code),
        *_known(trust),
        Fact(words.PEOPLE, words.SYNTHETIC if trust.synthetic else words.REAL),
    )
    answered = day(trust.first_answered_on) if trust.first_answered_on else ""
    first = words.FIRST.get(trust.first_state, trust.first_state).format(day=answered)
    return TrustPage(trust.name, words.NOTED.format(day=day(trust.noted_on)), facts, first, settings_facts(trust.first_settings))


def status(trust: Trust) -> str:
    if trust.settings_since is not None:
        return words.IN_FORCE.format(version=trust.settings_version, day=day(trust.settings_since))
    if trust.waits_for:
        return words.WAITS.format(who=words.OR.join(words.WHO.get(office, office) for office in trust.waits_for))
    return words.REFUSED


def _known(trust: Trust | NewTrust) -> Iterator[Fact]:
    yield Fact(words.KIND, words.KINDS.get(trust.kind, trust.kind))
    yield Fact(words.REGION, words.REGIONS.get(trust.region, trust.region))


def new_facts(code: str, trust: NewTrust, settings: Settings) -> tuple[Fact, ...]:
    """Of what was checked and found right."""
    return (
        Fact(words.NAME, trust.name),
        Fact(words.CODE, code),
        Fact(words.ODS_CODE, trust.ods_code),
        *_known(trust),
        Fact(words.PEOPLE, words.SYNTHETIC if trust.synthetic else words.REAL),
        *settings_facts(settings),
    )


def settings_facts(settings: Settings) -> tuple[Fact, ...]:
    survey = words.SURVEY_AFTER.format(months=settings.survey_month, days=settings.survey_days)
    length = words.MONTHS.format(low=settings.length_months_min, high=settings.length_months_max)
    return (
        Fact(words.SENIOR, settings.words.senior),
        Fact(words.SERVED, settings.words.served),
        Fact(words.GROUPS, listed(site.GROUPS_SERVED.get(group, group) for group in settings.groups_served)),
        Fact(words.LEVEL, settings.senior_level),
        Fact(words.REASON, settings.positive_action_reason),
        Fact(words.LENGTH, length),
        Fact(words.SURVEY, survey),
        Fact(words.CHECK_INS, counted(settings.check_in_every_months, words.EVERY)),
        Fact(words.QUESTIONS, "\n".join(settings.profile_questions)),
        Fact(words.TOPICS, "\n".join(settings.topics)),
        *(_contact(settings.controller) if settings.controller else ()),
    )


def _contact(controller: Controller) -> Iterator[Fact]:
    yield Fact(words.ADDRESS, controller.address)
    yield Fact(words.OFFICER_EMAIL, controller.officer_email)
    yield Fact(words.OFFICER_TELEPHONE, controller.officer_telephone or words.NO_TELEPHONE)
