"""Who has no partner in a proposal, and why."""

from dataclasses import dataclass
from uuid import UUID

from portal.matching import words
from portal.matching.calls import NamedCohort, Unplaced, UnplacedPerson
from portal.matching.naming import Names, name
from portal.site.present import Fact


@dataclass(frozen=True, slots=True)
class Row:
    """`address` leads to their possible partners, None where that is closed."""

    name: str
    address: str | None
    why: str
    partners: str


@dataclass(frozen=True, slots=True)
class UnplacedPage:
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    sides: tuple[Fact, ...]
    closed: str


def unplaced_page(round_id: UUID, told: Unplaced, cohort: NamedCohort, names: Names) -> UnplacedPage:
    rows = [_row(round_id, each, names) for each in told.people]
    return UnplacedPage(
        head=words.UNPLACED_HEAD if told.scored else words.UNPLACED_NAMES_HEAD,
        rows=tuple(sorted(rows, key=lambda row: (row.name == words.NO_NAME, row.name.casefold()))),
        sides=_sides(told, cohort),
        closed="" if told.scored else words.CANDIDATE,
    )


def _sides(told: Unplaced, cohort: NamedCohort) -> tuple[Fact, ...]:
    if told.seniors is None or told.colleagues is None:
        return ()
    return Fact(cohort.word_senior, f"{told.seniors:,}"), Fact(cohort.word_served, f"{told.colleagues:,}")


def _row(round_id: UUID, each: UnplacedPerson, names: Names) -> Row:
    if each.reason is None or each.partners is None:
        return Row(name(each.person, names), None, "", "")
    address = f"/rounds/{round_id}/people/{each.person}" if each.partners else None
    return Row(name(each.person, names), address, words.REASONS.get(each.reason, words.REASON_OTHER), f"{each.partners:,}")
