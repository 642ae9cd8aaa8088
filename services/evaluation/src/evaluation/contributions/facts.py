"""A trust's facts for the nation: tables of counts, before they are rounded. Each counts everybody together, in one row.

No table counts a person who refused national counts. Facts that count people leave that person out by id. Facts that count
answers have no ids, so each answer carries what its respondent said on the form, and an answer without that consent is left out.

Tables are rounded one by one. A total that two tables share is rounded twice, and two roundings of one total disclose more than
one. Each further table would add a rounding, so the rest of the national core stays in the trust until linked tables are rounded
together; and so do tables by seat or by group (disclosure.py).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from evaluation.answers.answer import Answer
from evaluation.catalogue.questions import CATALOGUE, CHECK_IN, RECOMMEND
from evaluation.ids import PersonId
from evaluation.participants.decider import Participant, participants_by
from plp_kit.core.parts import AtMost
from plp_kit.core.shown import shown

FEW: Final = AtMost(12, characters=50)
"""Of rows, of columns, and of facts: all of them are in the catalogue."""

Cells: TypeAlias = Annotated[tuple[Annotated[tuple[int, ...], FEW], ...], FEW]

ALL = "all"
PARTICIPANTS, RESPONSE = "participants", "response"
THERE, LEFT = "there", "left"
ANSWERED, NOT_ANSWERED = "answered", "not_answered"


@dataclass(frozen=True, slots=True)
class Fact:
    """A table: `cells` has a tuple for each of `rows`, with a count for each of `columns`. Totals are sums and are not stated.

    The only row today is ALL. The counts are exact: they stay in the trust.
    """

    name: str
    catalogue: int
    rows: Annotated[tuple[str, ...], FEW]
    columns: Annotated[tuple[str, ...], FEW]
    cells: Cells


@shown
@dataclass(frozen=True, slots=True)
class RoundedFact(Fact):
    """A table of multiples of 5 that add to at least 10: `cells` has a list for its one row, `all`, with a count a column."""


def facts(
    on: date, participants: Sequence[Participant], respondents: Collection[PersonId], answers: Sequence[Answer]
) -> tuple[Fact, ...]:
    """Everything that a trust contributes of one survey, as it was on the day of its closing."""
    return (
        participants_fact(on, participants),
        response_fact(on, participants, respondents),
        recommend_fact(answers),
        check_in_fact(answers),
    )


def participants_fact(on: date, participants: Iterable[Participant]) -> Fact:
    counted = (THERE if participant.there_on(on) else LEFT for participant in _counting(on, participants))
    return _table(PARTICIPANTS, (THERE, LEFT), counted)


def response_fact(on: date, participants: Iterable[Participant], respondents: Collection[PersonId]) -> Fact:
    counted = (
        ANSWERED if participant.membership.person in respondents else NOT_ANSWERED for participant in _counting(on, participants)
    )
    return _table(RESPONSE, (ANSWERED, NOT_ANSWERED), counted)


def recommend_fact(answers: Iterable[Answer]) -> Fact:
    return _table(RECOMMEND.id, RECOMMEND.levels, (answer.recommend for answer in answers if answer.national_counts))


def check_in_fact(answers: Iterable[Answer]) -> Fact:
    return _table(CHECK_IN.id, CHECK_IN.levels, (answer.check_in for answer in answers if answer.national_counts))


def _counting(on: date, participants: Iterable[Participant]) -> Iterable[Participant]:
    return (participant for participant in participants_by(on, participants) if participant.counts_nationally)


def _table(name: str, columns: tuple[str, ...], levels: Iterable[str]) -> Fact:
    counts = Counter(levels)
    return Fact(name, CATALOGUE, (ALL,), columns, (tuple(counts[column] for column in columns),))
