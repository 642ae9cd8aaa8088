"""What matchers can do from each page of matching: buttons that lead to the pages on which it is done."""

from dataclasses import dataclass
from uuid import UUID

from portal.matching.calls import PairsPage, Round


@dataclass(frozen=True, slots=True)
class Act:
    """A button with this text; the green one `is_main`."""

    text: str
    address: str
    is_main: bool = False


def of_cohort(cohort: UUID, rounds: tuple[Round, ...]) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """On the list of a cohort's rounds."""
    return ()


def of_round(page: PairsPage) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """On the page of a round; a matcher to whom it is not `scored` can only sign."""
    return ()


def of_pair(round_id: UUID, one: UUID, other: UUID) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """On the page of two people, proposed as a pair or not."""
    return ()


def of_person(round_id: UUID, person: UUID) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """On the page of one person's alternatives."""
    return ()


def of_notes(round_id: UUID) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """On the list of a round's notes."""
    return ()


def of_note(round_id: UUID, note: UUID) -> tuple[Act, ...]:  # noqa: ARG001 - nothing can be done yet
    """At one of them."""
    return ()
