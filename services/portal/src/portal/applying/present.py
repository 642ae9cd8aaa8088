"""One's own application: how far it is, what was answered, and what can still be changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from portal.applying import words
from portal.applying.apply.present import HALF_DAYS
from portal.applying.apply.words import MODES
from portal.applying.calls import OwnApplication
from portal.site.present import Choice, Fact, counted, day

OVER: Final = frozenset({"declined", "withdrawn", "double", "left"})


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`change` is the address of the page that changes it; None where it cannot be changed any more."""

    question: str
    answers: tuple[str, ...]
    change: str | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`rest` says how what has no page of its own is changed, while answers can be."""

    facts: tuple[Fact, ...]
    next: str
    who_reads: str
    rest: str | None
    answers: tuple[AnswerRow, ...]
    picked: tuple[AnswerRow, ...]
    withdraw: str | None
    do_not_pair: str


def own_page(own: OwnApplication) -> OwnPage:
    named = f"/my-application/{own.application}/do-not-pair"
    withdraw = f"/my-application/{own.application}/withdraw" if own.months_kept is not None else None
    following = words.NEXT.get(own.state, words.NEXT_OVER)
    who_reads = words.WHO_READS_NO_MORE if own.state in OVER else words.WHO_READS_ANSWERS
    rest = words.CHANGE_REST if own.change_until else None
    return OwnPage(facts(own), following, who_reads, rest, tuple(_answers(own)), tuple(_picked(own)), withdraw, named)


def withdrawing(own: OwnApplication) -> tuple[str, ...]:
    """What happens to it, and to what was written in it. Nothing where it is over already."""
    if own.months_kept is None:
        return ()
    kept = counted(own.months_kept, words.WITHDRAW_KEPT)
    return (*words.WITHDRAW_HAPPENS, *((words.WITHDRAW_PARTNER,) if own.state == "accepted" else ()), kept)


def facts(own: OwnApplication) -> tuple[Fact, ...]:
    return tuple(_facts(own))


def _facts(own: OwnApplication) -> Iterator[Fact]:
    yield Fact(words.COHORT, own.cohort.title)
    yield Fact(words.STATE, words.STATES.get(own.state, own.state))
    yield Fact(words.SIDES, ", ".join(own.cohort.called(side) for side in own.sides))
    yield Fact(words.LAUNCH, day(own.cohort.launch_on))
    if own.change_until:
        yield Fact(words.CHANGE_UNTIL, day(own.change_until))


def _answers(own: OwnApplication) -> Iterator[AnswerRow]:
    for number, asked in enumerate(own.cohort.questions, start=1):
        answer = own.answer(number)
        yield AnswerRow(asked.question, (answer,) if answer else (), _change(own, f"profile/{number}"))


def _picked(own: OwnApplication) -> Iterator[AnswerRow]:
    """Without what the cohort does not ask."""
    profile, choices = own.profile, own.cohort.choices
    if profile is None:
        return
    yield AnswerRow(words.TO_LEARN, profile.topics_to_learn, _change(own, "change/learn"))
    yield AnswerRow(words.TO_SHARE, profile.topics_to_share, _change(own, "change/share"))
    if choices.interests:
        yield AnswerRow(words.INTERESTS, profile.interests, _change(own, "change/interests"))
    yield AnswerRow(words.TIMES, _said(HALF_DAYS, profile.availability), _change(own, "change/times"))
    where = (*_said(MODES, (profile.meeting_mode,)), profile.site, profile.directorate, profile.profession)
    yield AnswerRow(words.MEETING, tuple(filter(None, where)), _change(own, "change/place"))


def _said(choices: Iterable[Choice], values: Iterable[str]) -> tuple[str, ...]:
    called = {choice.value: choice.text for choice in choices}
    return tuple(called.get(value, value) for value in values)


def _change(own: OwnApplication, question: str) -> str | None:
    return f"/my-application/{own.application}/{question}" if own.change_until else None
