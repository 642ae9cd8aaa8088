"""Trusts' settings, and what applications and answers may say beside them: what the services would refuse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias, cast

from plp_demo.scenario.index import Index, of_cohort
from plp_demo.scenario.inviting import EnteredApplication
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Fault
from plp_demo.scenario.recruiting import Application, Trust
from recruitment.applications.consents import Purpose
from recruitment.trusts import settings as programme
from recruitment.trusts.controller import Controller
from recruitment.trusts.settings import ProfileLists, ProgrammeSettings, Words
from recruitment.trusts.standard import STANDARD

# The column to look at for each contradiction that the types of the columns leave possible.
FIELDS: Final = {
    programme.WORDS_ALIKE: "served_word",
    programme.GROUP_SERVED_UNKNOWN: "groups_served",
    programme.BELOW_ONE: "length_months_min",
    programme.LENGTH_INVERTED: "length_months_max",
    programme.SURVEY_AFTER_SHORTEST_LENGTH: "survey_month",
    programme.CHECK_INS_TOO_RARE: "check_in_every_months",
    programme.LISTS_UNCLEAR: "interests",
}


PICKED: Final = {"interests": "interests", "site": "sites", "directorate": "directorates", "profession": "professions"}
"""The trust's list for each column of applications.csv."""


Form: TypeAlias = Application | EnteredApplication


def settings_of(trust: Trust, topics: tuple[str, ...]) -> ProgrammeSettings:
    """What the trust is onboarded with. Consent texts and the record of processing are the platform's standard."""
    return ProgrammeSettings(
        words=Words(trust.senior_word, trust.served_word),
        groups_served=trust.groups_served,
        senior_level=trust.senior_level,
        positive_action_reason=trust.positive_action_reason,
        length_months_min=trust.length_months_min,
        length_months_max=trust.length_months_max,
        survey_month=trust.survey_month,
        survey_days=trust.survey_days,
        check_in_every_months=trust.check_in_every_months,
        profile_questions=trust.profile_questions,
        topics=topics,
        consent_texts=STANDARD.consent_texts,
        lists=ProfileLists(trust.interests or (), trust.sites or (), trust.directorates or (), trust.professions or ()),
        processing=STANDARD.processing,
        controller=Controller(
            trust.name, "1 High Street, Newtown (invented)", f"dpo@{trust.trust}.example", officer_telephone="01632 960900"
        ),
    )


def contradictions(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for trust in scenario.trusts:
        refusal = programme.contradiction(settings_of(trust, index.topics.get(trust.trust, ())))
        if refusal:
            yield Fault(trust.place, FIELDS.get(refusal), f"{refusal.message} ({refusal.code})")


def proposed_contradictions(scenario: Scenario, index: Index) -> Iterator[Fault]:
    """The services take a proposal that differs from what is in force, and does not contradict itself."""
    for row in scenario.proposals:
        trust = index.trusts.get(row.trust)
        if trust is None:
            continue
        if getattr(trust, row.setting) == row.value:
            yield Fault(row.place, "value", f"{row.value} is what trusts.csv says already")
        changed = cast(Callable[..., Trust], replace)(trust, **{str(row.setting): row.value})
        if refusal := programme.contradiction(settings_of(changed, index.topics.get(row.trust, ()))):
            yield Fault(row.place, "value", f"{refusal.message} ({refusal.code})")


def _forms(scenario: Scenario) -> Iterator[Form]:
    yield from scenario.applications
    yield from scenario.entered_applications


def topics(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in _forms(scenario):
        for field, picked in (("topics_to_learn", row.topics_to_learn), ("topics_to_share", row.topics_to_share)):
            for topic in picked:
                if topic not in index.topics.get(row.trust, ()):
                    yield Fault(row.place, field, f"{topic!r} is not a topic of {row.trust!r} in topics.csv")


def picks(scenario: Scenario, index: Index) -> Iterator[Fault]:
    """What applicants pick beside topics, from the lists of their trust."""
    for row in scenario.applications:
        trust = index.trusts.get(row.trust)
        for field, listed in PICKED.items() if trust else ():
            picked = getattr(row, field) or ()
            for value in (picked,) if isinstance(picked, str) else picked:
                if value not in (getattr(trust, listed) or ()):
                    yield Fault(row.place, field, f"{value!r} is not one of the {listed} of {row.trust!r} in trusts.csv")


def channels_and_consents(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in (*_forms(scenario), *scenario.imports):
        cohort = index.cohorts.get(of_cohort(row))
        if cohort and row.channel not in cohort.channels:
            yield Fault(row.place, "channel", f"{row.channel!r} is not one of the cohort's channels")
    for row in _forms(scenario):
        if Purpose.TAKE_PART not in row.consents:
            yield Fault(row.place, "consents", "must hold take_part: nobody takes part without that consent")


def answers_without_consent(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.answers:
        application = index.applications.get((row.trust, row.cohort, row.person))
        if application and Purpose.SURVEY not in application.consents:
            yield Fault(row.place, "person", f"{row.person!r} refused the survey in applications.csv")
