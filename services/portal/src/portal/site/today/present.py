"""What waits for somebody, by the areas of the service, in words and with a link where there is a page for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from portal.site.areas import Area
from portal.site.calls import Answer, ApiError, Outcome, Service
from portal.site.present import counted, day
from portal.site.today import words
from portal.site.today.calls import Today, Waiting

PageOf: TypeAlias = Callable[[str], str | None]
"""The address, if there is such a page and the person may open it."""

PLACES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "access_needs_to_read": (("cohorts",), ("/cohorts/{id}/applications", "/cohorts/{id}")),
    "agreement_to_write": (("partnership",), ("/partnerships/{id}/agreement/mine",)),
    "application_begun": (("partnership",), ("/apply/{id}",)),
    "application_to_hand_in": (("partnership",), ("/my-application/{id}",)),
    "applications_to_decide": (("cohorts",), ("/cohorts/{id}/applications", "/cohorts/{id}")),
    "attendance_to_record": (("cohorts",), ("/sessions/{id}/attendance",)),
    "cohort_to_launch": (("cohorts",), ("/cohorts/{id}/launch", "/cohorts/{id}")),
    "contribution_on_hold": (("requests",), ("/contributions/{id}",)),
    "contribution_refused": (("national",), ("/contributions/{id}",)),
    "contribution_to_answer": (("requests",), ("/contributions/{id}",)),
    "file_to_import": (("cohorts",), ("/imports/{id}/check",)),
    "goal_to_set": (("partnership",), ("/partnerships/{id}/goals",)),
    "hold_to_review": (("requests",), ("/holds/{id}/review", "/holds")),
    "invitation_to_answer": (("partnership",), ("/invitation",)),
    "managers_not_known": (("matching",), ("/rounds/{id}", "/cohorts/{cohort}/managers")),
    "meeting_ahead": (("partnership",), ("/partnerships/{id}/meetings",)),
    "meeting_to_plan": (("partnership",), ("/partnerships/{id}/meetings/new",)),
    "meetings_to_record": (("partnership",), ("/partnerships/{id}/meetings",)),
    "pairing_to_answer": (("partnership",), ("/partner/{id}",)),
    "partner_awaited": (("partnership",), ("/partner/{id}",)),
    "partner_to_meet": (("partnership",), ("/partner/{id}",)),
    "partners_gone": (("cohorts",), ("/cohorts/{id}/partnerships", "/cohorts/{id}")),
    "people_to_rematch": (("matching",), ("/cohorts/{id}/rematch",)),
    "proposal_to_sign": (("matching",), ("/rounds/{id}", "/rounds/{id}/sign")),
    "request_to_acknowledge": (("requests",), ("/requests/{id}",)),
    "request_to_advise": (("requests",), ("/requests/{id}/advise",)),
    "request_to_answer": (("requests",), ("/requests/{id}/decide",)),
    "round_to_propose": (("matching",), ("/rounds/{id}/propose",)),
    "round_to_publish": (("matching",), ("/rounds/{id}/publish",)),
    "settings_to_answer": (("trust", "cohorts"), ("/settings/proposals/{id}",)),
    "several_partners": (("matching",), ("/cohorts/{id}/matching", "/cohorts/{id}")),
    "substitute_to_name": (("trust",), ("/rounds/{id}/substitutes",)),
    "survey_closing": (("evaluation",), ("/surveys/{id}",)),
    "survey_to_answer": (("partnership",), ("/surveys/{id}/answer",)),
    "survey_to_approve": (("evaluation",), ("/surveys/{id}",)),
    "waiting_list": (("cohorts",), ("/cohorts/{id}/waiting-list", "/cohorts/{id}")),
}
"""By kind: the areas that show it, of which the person's first does, and the pages that it leads to, of which the first does."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the services have told. `titles` are of cohorts, for people who work with several."""

    outcomes: Mapping[Service, Outcome[Today]]
    titles: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """`about` is the cohort's title, where it is one that waits."""

    text: str
    when: str
    address: str | None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`is_whole` unless a service that could have said more did not answer."""

    heading: str
    rows: tuple[Row, ...]
    is_whole: bool


def sections(areas: Iterable[Area], told: Told, page_of: PageOf) -> tuple[Section, ...]:
    """One for each area. What waits for somebody for another reason than their roles is in a section of its own."""
    known = tuple(areas)
    slugs = {area.slug for area in known}
    others = _rows(told, lambda each: slugs.isdisjoint(PLACES[each.kind][0]), page_of)
    shown = tuple(section(area, known, told, page_of) for area in known)
    return (*shown, Section(words.OTHER, others, is_whole=True)) if others else shown


def section(area: Area, areas: Iterable[Area], told: Told, page_of: PageOf) -> Section:
    """The area's, of somebody who has these areas."""
    slugs = {each.slug for each in areas}
    rows = _rows(told, lambda each: _area_of(each, slugs) == area.slug, page_of)
    return Section(area.name, rows, all(told.outcomes.get(service) is not ApiError.AWAY for service in area.services))


def _area_of(waiting: Waiting, slugs: set[str]) -> str | None:
    return next((slug for slug in PLACES[waiting.kind][0] if slug in slugs), None)


def _rows(told: Told, belongs: Callable[[Waiting], bool], page_of: PageOf) -> tuple[Row, ...]:
    """What is due first comes first, what has no last day comes last."""
    waiting = [each for each in _waiting(told) if belongs(each)]
    ordered = sorted(waiting, key=lambda each: (each.due is None, each.due or each.since, each.kind, each.id))
    return tuple(_row(each, told.titles, page_of) for each in ordered)


def _waiting(told: Told) -> Iterator[Waiting]:
    """Of kinds that the pages know: a service of a later release may say more."""
    for outcome in told.outcomes.values():
        if isinstance(outcome, Answer):
            yield from (each for each in outcome.value.waiting if each.kind in PLACES)


def _row(waiting: Waiting, titles: Mapping[UUID, str], page_of: PageOf) -> Row:
    addresses = (page_of(template.format(id=waiting.id, cohort=waiting.cohort)) for template in PLACES[waiting.kind][1])
    text, address = counted(waiting.count, words.KINDS[waiting.kind]), next(filter(None, addresses), None)
    return Row(text, _when(waiting), address, titles.get(waiting.cohort or waiting.id))


def _when(waiting: Waiting) -> str:
    if waiting.due is None:
        return words.SINCE.format(day=day(waiting.since))
    return (words.ON if waiting.kind in words.ON_THE_DAY else words.BY).format(day=day(waiting.due))
