"""What matchers can do from each page of matching: buttons that lead to the pages on which it is done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from portal.matching.acts import words
from portal.matching.calls import PairsPage, Round


@dataclass(frozen=True, slots=True)
class Act:
    """A button with this text; the green one `is_main`."""

    text: str
    address: str
    is_main: bool = False


def of_cohort(cohort: UUID, rounds: tuple[Round, ...]) -> tuple[Act, ...]:
    """On the list of a cohort's rounds. Nobody is without a partner who never had one."""
    gone = Act(words.REMATCH, f"/cohorts/{cohort}/rematch")
    conflicts = Act(words.CONFLICTS, f"/cohorts/{cohort}/do-not-pair")
    if not rounds:
        return ()
    return (gone, conflicts) if any(each.published_on for each in rounds) else (conflicts,)


def of_round(page: PairsPage) -> tuple[Act, ...]:
    """On the page of a round; a matcher to whom it is not `scored` can only sign."""
    if not page.scored:
        return (_sign(page),) if page.fingerprint and not page.published_on else ()
    return tuple(_of_open_round(page))


def _of_open_round(page: PairsPage) -> Iterator[Act]:
    """The next step is the green one."""
    at = f"/rounds/{page.round}"
    if page.published_on:
        yield Act(words.UNPUBLISH, f"{at}/unpublish")
        return
    if page.fingerprint is None:
        yield Act(words.PROPOSE, f"{at}/propose", is_main=True)
        return
    if not page.outdated:
        yield from _signing(page)
    yield Act(words.PROPOSE_AGAIN, f"{at}/propose", is_main=page.outdated)
    if page.was_signed:
        yield Act(words.REPAIRS, f"{at}/repairs")


def _signing(page: PairsPage) -> Iterator[Act]:
    if page.vacant_seats:
        yield _sign(page)
        return
    yield Act(words.PUBLISH, f"/rounds/{page.round}/publish", is_main=True)
    yield _signatures(page)


def _sign(page: PairsPage) -> Act:
    """The proposal that is on this page, and no later one. Nobody signs it twice."""
    return _signatures(page) if page.has_signed else replace(_signatures(page), text=words.SIGN, is_main=True)


def _signatures(page: PairsPage) -> Act:
    return Act(words.SIGNATURES, f"/rounds/{page.round}/sign?proposal={page.fingerprint}")


def of_pair(round_id: UUID, one: UUID, other: UUID, *, is_pinned: bool) -> tuple[Act, ...]:
    """On the page of two people, proposed as a pair or not. Those who are vetoed have no such page."""
    couple = f"?one={one}&other={other}"
    hold = (("release", words.RELEASE),) if is_pinned else (("pin", words.PIN),)
    of_them = (*hold, ("veto", words.VETO), ("notes/new", words.NOTE))
    return tuple(Act(text, f"/rounds/{round_id}/{name}{couple}") for name, text in of_them)


def of_held(round_id: UUID, one: UUID, other: UUID) -> Act:
    """Beside a pair that is pinned or vetoed, on the page of the round."""
    return Act(words.RELEASE, f"/rounds/{round_id}/release?one={one}&other={other}")


def of_person(round_id: UUID, person: UUID) -> tuple[Act, ...]:
    """On the page of one person's alternatives."""
    return (Act(words.SWAP, f"/rounds/{round_id}/swap?one={person}"),)


def of_notes(round_id: UUID) -> tuple[Act, ...]:
    """On the list of a round's notes."""
    return (Act(words.NEW_NOTE, f"/rounds/{round_id}/notes/new"),)


def of_note(round_id: UUID, note: UUID) -> tuple[Act, ...]:
    """At one of the reader's own."""
    return (Act(words.WITHDRAW, f"/rounds/{round_id}/notes/{note}/withdraw"),)
