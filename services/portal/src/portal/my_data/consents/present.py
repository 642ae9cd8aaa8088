"""Consents, by application: what was answered, and which answers can be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from portal.my_data.consents import words
from portal.my_data.consents.calls import Consent, OwnApplication
from portal.my_data.consents.words import Act
from portal.site.calls import Answer, ApiError, Outcome

NEEDED: Final = "take_part"
"""Without this consent there is no application: it is withdrawn instead."""


@dataclass(frozen=True, slots=True)
class Row:
    """`address` is of the page that changes it; None where the pages have no words for what it is for."""

    purpose: str
    answer: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Of one application. `note` says why none can be changed."""

    heading: str
    rows: tuple[Row, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class ConsentList:
    """`is_whole` unless recruitment did not answer about some of the applications."""

    groups: tuple[Group, ...]
    is_whole: bool


def consent_list(outcomes: Iterable[Outcome[OwnApplication]]) -> ConsentList:
    """Applications that have not been sent have no consents yet."""
    answered = tuple(outcomes)
    shown = tuple(_group(each.value) for each in answered if isinstance(each, Answer) and each.value.consents)
    return ConsentList(shown, ApiError.AWAY not in answered)


def _group(own: OwnApplication) -> Group:
    rows = tuple(_row(own, each) for each in own.consents)
    return Group(own.cohort.title, rows, words.OVER if own.months_kept is None else None)


def _row(own: OwnApplication, consent: Consent) -> Row:
    page = f"/my-data/consents/{own.application}/{consent.purpose}/{_other(consent).name}"
    address = page if consent.purpose in words.PURPOSES else None
    return Row(called(consent.purpose), words.GIVEN if consent.granted else words.NOT_GIVEN, address)


def _other(consent: Consent) -> Act:
    return words.TAKE_BACK if consent.granted else words.GIVE


def called(purpose: str) -> str:
    return words.PURPOSES.get(purpose, purpose)


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """`can_act`: it can be given, or taken back, as this page is for. Where not, `note` says why."""

    heading: str
    cohort: str
    wording: str
    answer: str
    can_act: bool
    note: str | None
    withdraw: str | None


def consent_page(own: OwnApplication, consent: Consent, act: Act) -> ConsentPage:
    note = _impossible(own, consent, act)
    withdraw = f"/my-application/{own.application}/withdraw" if note == words.WITHDRAW_INSTEAD else None
    answer = words.GIVEN if consent.granted else words.NOT_GIVEN
    return ConsentPage(called(consent.purpose), own.cohort.title, consent.wording, answer, note is None, note, withdraw)


def _impossible(own: OwnApplication, consent: Consent, act: Act) -> str | None:
    if own.months_kept is None:
        return words.OVER
    if consent.purpose == NEEDED:
        return words.WITHDRAW_INSTEAD
    return words.AS_IT_IS if consent.granted == act.grants else None
