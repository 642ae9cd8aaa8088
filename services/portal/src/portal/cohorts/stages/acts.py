"""What a facilitator can do with a cohort, by its stage. The services decide; this is what the pages offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from portal.cohorts.stages import words
from portal.cohorts.stages.words import ActWords


class Stage(Protocol):
    """A cohort, as far as it says what can be done with it."""

    @property
    def cohort(self) -> UUID: ...
    @property
    def recruiting(self) -> bool: ...
    @property
    def launched(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Act:
    """A link to the page on which it is done."""

    text: str
    address: str


def acts(cohort: Stage) -> tuple[Act, ...]:
    return tuple(Act(each.text, f"/cohorts/{cohort.cohort}/{each.name}") for each in _offered(cohort))


def _offered(cohort: Stage) -> Iterator[ActWords]:
    yield words.GUIDE
    yield words.DATES
    if cohort.recruiting:
        yield words.CLOSE
    if not cohort.launched:
        yield words.LAUNCH
