"""One proposal of settings: who proposed it, why, what it changes, and what the reader can do with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.programme.calls import Proposal
from portal.programme.present import Changed, changes, state_of
from portal.programme.proposals import words
from portal.programme.proposals.words import AnswerWords
from portal.site.present import Fact, day

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Shown:
    """`says` is what it waits for, or why it cannot be approved. `acts` are buttons that lead on, the green one first."""

    facts: tuple[Fact, ...]
    says: str | None
    caption: str
    changes: tuple[Changed, ...]
    acts: tuple[AnswerWords, ...]


def shown(proposal: Proposal) -> Shown:
    acts = tuple(act for act in words.EVERY if act.step in proposal.may)
    caption = words.CAPTION if proposal.state == WAITING else words.CAPTION_ANSWERED
    return Shown(facts(proposal), _says(proposal), caption, changes(proposal.before, proposal.settings), acts)


def facts(proposal: Proposal) -> tuple[Fact, ...]:
    """What an answer rests on, beside the settings."""
    return tuple(_facts(proposal))


def _facts(proposal: Proposal) -> Iterator[Fact]:
    by = words.BY_OPERATOR if proposal.by is None else proposal.by_name or words.NO_NAME
    yield Fact(words.STATE, state_of(proposal))
    yield Fact(words.BY, by)
    yield Fact(words.ON, day(proposal.proposed_on))
    yield Fact(words.WHY, proposal.reason or words.NO_REASON)
    if proposal.state in words.ANSWERED_BY and proposal.answered_on:
        yield Fact(words.ANSWERED_BY[proposal.state], proposal.answered_by_name or words.NO_NAME)
        yield Fact(words.ANSWERED_ON[proposal.state], day(proposal.answered_on))
    if proposal.answer_reason:
        yield Fact(words.WHY_REFUSED, proposal.answer_reason)


def _says(proposal: Proposal) -> str | None:
    if proposal.state != WAITING:
        return None
    if "take_back" in proposal.may:
        return words.WAITS
    if not proposal.may:
        return words.WAITS_FOR_OTHERS
    return None if "approve" in proposal.may else words.OVERTAKEN
