"""One application as facilitators see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plp_kit.core.days import day_of
from portal.applications import words
from portal.applications.acts import Act, acts
from portal.applications.calls import Application, Contact, JoinCode, ProfileQuestion, ShownProfile
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.present import Fact, day

NOT_SENT: Final = frozenset({"interested", "invited"})
OVER: Final = frozenset({"declined", "withdrawn", "left", "lapsed", "double"})


@dataclass(frozen=True, slots=True)
class Written:
    """What the person wrote; `absent` says why it cannot be shown."""

    absent: str | None
    answers: tuple[Fact, ...] = ()
    to_learn: tuple[str, ...] = ()
    to_share: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    name: str
    facts: tuple[Fact, ...]
    back: str
    written: Written
    acts: tuple[Act, ...]
    private_address: str | None = None
    """Where one is entered for somebody who has left."""


def application_page(application: Application, profile: Outcome[ShownProfile]) -> ApplicationPage:
    written = _written(profile, application.asked.questions, application.state)
    back = f"/cohorts/{application.cohort}/applications"
    address = f"/people/{application.person}/private-address" if application.state == "left" else None
    return ApplicationPage(_name(application), tuple(_facts(application)), back, written, acts(application), address)


@dataclass(frozen=True, slots=True)
class CodePage:
    """`code` is None where it can no longer be opened. `how` is what the person does with it."""

    code: str | None
    until: str
    how: tuple[str, ...]


def code_page(made: JoinCode, portal: str) -> CodePage:
    """`portal` is where people sign in."""
    until = words.CODE_UNTIL.format(day=day(made.good_until)) if made.good_until else ""
    return CodePage(made.code, until, tuple(step.format(address=f"{portal}/apply/join") for step in words.CODE_HOW))


def facts(application: Application) -> tuple[Fact, ...]:
    """What a decision about it rests on."""
    return (Fact(words.NAME, _name(application)), *_facts(application))


def address_facts(contact: Outcome[Contact]) -> tuple[Fact, ...]:
    """Empty where there is no address to confirm."""
    match contact:
        case Answer(Contact(name=name, address=address)) if address:
            return (Fact(words.NAME, name or words.NO_NAME), Fact(words.ADDRESS_FACT, address))
        case _:
            return ()


def _name(application: Application) -> str:
    return application.name or words.NO_NAME


def _facts(application: Application) -> Iterator[Fact]:
    yield Fact(words.COHORT, application.asked.title)
    yield Fact(words.STATE, words.STATES.get(application.state, application.state))
    yield Fact(words.SIDES, ", ".join(map(application.asked.called, application.sides)) or words.NO_SIDE)
    yield Fact(words.CHANNEL, application.channel)
    begun = words.BEGUN_ON if application.state in NOT_SENT else words.SENT_ON
    yield Fact(begun, day(day_of(application.arrived_at)))
    if application.entered_by:
        yield Fact(words.ENTERED, words.ENTERED_BY_FACILITATOR)
    if application.waiting_since:
        yield Fact(words.WAITING_SINCE, day(day_of(application.waiting_since)))
    if application.waited:
        yield Fact(words.WAITED, words.WAITED_BEFORE)
    if application.leaves_on:
        yield Fact(words.LEAVES_ON, day(application.leaves_on))


def _written(profile: Outcome[ShownProfile], questions: Sequence[ProfileQuestion], state: str) -> Written:
    match profile:
        case Answer(ShownProfile(profile=None)):
            return Written(words.NOTHING_WRITTEN)
        case Answer(ShownProfile(profile=written)) if written:
            pairs = zip(questions, written.answers, strict=False)
            answers = tuple(Fact(each.question, answer or words.NOT_ANSWERED) for each, answer in pairs)
            return Written(None, answers, written.topics_to_learn, written.topics_to_share)
        case ApiError.NOT_ALLOWED if state in NOT_SENT:
            return Written(words.NOT_SENT)
        case ApiError.NOT_ALLOWED if state in OVER:
            return Written(words.CLOSED)
        case _:
            return Written(words.NOT_SHOWN)
