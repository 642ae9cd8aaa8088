"""A trust's facts for the nation: tables of counts, a row by a level, before they are rounded.

Whoever refused national counts is in none of them. Facts that count people leave that person out by id. Facts that count answers
know nobody, so each answer carries what its respondent said to it on the form, and an answer without that consent is left out.

Tables are rounded one by one, so that the totals which two of them share (of seats, of groups) are rounded twice, and two
roundings of one total tell more than one. Each further table would add a rounding: the rest of the national core stays in the
trust until linked tables are rounded together.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from evaluation.domain.answers import Answer, Group
from evaluation.domain.identities import PersonId
from evaluation.domain.participants import Participant, Seat
from evaluation.domain.questions import CATALOGUE, CHECK_IN, RECOMMEND

Cells: TypeAlias = tuple[tuple[int, ...], ...]

PARTICIPANTS, RESPONSE = "participants", "response"
THERE, LEFT = "there", "left"
ANSWERED, NOT_ANSWERED = "answered", "not_answered"


@dataclass(frozen=True, slots=True)
class Fact:
    """`cells` has a tuple for each of `rows`, with a count for each of `columns`. Totals are sums, never stated apart."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Cells
    catalogue: int = CATALOGUE


def facts(
    on: date, participants: Sequence[Participant], respondents: Collection[PersonId], answers: Sequence[Answer]
) -> tuple[Fact, ...]:
    """All that a trust contributes of one survey, as things stood at its closing `on` a day."""
    return (
        participants_fact(on, participants),
        response_fact(on, participants, respondents),
        recommend_fact(answers),
        check_in_fact(answers),
    )


def participants_fact(on: date, participants: Iterable[Participant]) -> Fact:
    entries = ((seat, THERE if participant.there_on(on) else LEFT) for participant, seat in _seated(on, participants))
    return _counted(PARTICIPANTS, tuple(Seat), (THERE, LEFT), entries)


def response_fact(on: date, participants: Iterable[Participant], respondents: Collection[PersonId]) -> Fact:
    entries = (
        (seat, ANSWERED if participant.membership.person in respondents else NOT_ANSWERED)
        for participant, seat in _seated(on, participants)
    )
    return _counted(RESPONSE, tuple(Seat), (ANSWERED, NOT_ANSWERED), entries)


def recommend_fact(answers: Iterable[Answer]) -> Fact:
    entries = ((answer.group, answer.recommend) for answer in answers if answer.national_counts)
    return _counted(RECOMMEND.id, tuple(Group), RECOMMEND.levels, entries)


def check_in_fact(answers: Iterable[Answer]) -> Fact:
    entries = ((answer.group, answer.check_in) for answer in answers if answer.national_counts)
    return _counted(CHECK_IN.id, tuple(Group), CHECK_IN.levels, entries)


def _seated(on: date, participants: Iterable[Participant]) -> Iterable[tuple[Participant, Seat]]:
    for participant in participants:
        seat = participant.seat_by(on)
        if seat and participant.counts_nationally:
            yield participant, seat


def _counted(name: str, rows: tuple[str, ...], columns: tuple[str, ...], entries: Iterable[tuple[str, str]]) -> Fact:
    counts = Counter(entries)
    return Fact(name, rows, columns, tuple(tuple(counts[row, column] for column in columns) for row in rows))
