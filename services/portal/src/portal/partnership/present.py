"""What a page shows of a partnership, from what three services said. Nothing of what the partner answered is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Final
from uuid import UUID

from portal.partnership import words
from portal.partnership.calls import Opening, OwnPartnership, OwnSession, Partner, Partnership, Profile, Session, Why
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, day

REMATCH: Final = timedelta(days=14)
LAUNCH: Final = "launch"


class Stage(Enum):
    """How far a pair is, as one of the two may know it."""

    DECIDING = auto()
    WAITING = auto()
    OPEN = auto()
    TAKEN_BACK = auto()
    OVER = auto()


def stage(partnership: Partnership) -> Stage:
    """A pair that ended before it was open was taken back, for whatever reason: nobody is told which."""
    match partnership:
        case Partnership(ended_on=None, opening=Opening(opened=False, went_on=went_on)):
            return Stage.WAITING if went_on else Stage.DECIDING
        case Partnership(ended_on=None):
            return Stage.OPEN
        case Partnership(opening=Opening(opened=False)):
            return Stage.TAKEN_BACK
        case _:
            return Stage.OVER


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownProfile:
    """`absent` says why there is none."""

    absent: str | None
    answers: tuple[Fact, ...] = ()
    to_learn: tuple[str, ...] = ()
    to_share: tuple[str, ...] = ()
    reach: str | None = None


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """`until` is the last day on which either can take the pairing back, `by` that of a facilitator's answer.

    `own_contact` says whether the partner sees the reader's address, once the reader has said so or can.
    """

    partnership: UUID
    cohort: UUID
    stage: Stage
    heading: str
    paired: str
    until: str
    by: str
    ended: str
    why: str
    profile: ShownProfile | None
    own_contact: str | None
    sessions: tuple[Link, ...]


def partner_page(found: Partnership, partner: Outcome[Partner], why: Outcome[tuple[Why, ...]]) -> PartnerPage:
    at = stage(found)
    return PartnerPage(
        partnership=found.partnership,
        cohort=found.cohort,
        stage=at,
        heading=_heading(at, partner),
        paired=words.PAIRED.format(day=day(found.formed_on)),
        until=day(found.opening.decides_until) if found.opening else "",
        by=day(found.ended_on + REMATCH) if found.ended_on else "",
        ended=day(found.ended_on) if found.ended_on else "",
        why=_why(found.partnership, why),
        profile=_profile(partner) if at is Stage.OPEN else None,
        own_contact=_own_contact(at, found.opening),
        sessions=tuple(_link(each) for each in found.sessions if each.kind == LAUNCH),
    )


def _heading(at: Stage, partner: Outcome[Partner]) -> str:
    match at:
        case Stage.TAKEN_BACK:
            return words.TAKEN_BACK
        case Stage.OVER:
            return words.OVER
        case _:
            return name(partner)


def name(partner: Outcome[Partner]) -> str:
    return (partner.value.name if isinstance(partner, Answer) else None) or words.NO_NAME


def _why(partnership: UUID, why: Outcome[tuple[Why, ...]]) -> str:
    if not isinstance(why, Answer):
        return words.WHY_AWAY
    return next((each.sentence for each in why.value if each.partnership == partnership), words.WHY_NONE)


def _profile(partner: Outcome[Partner]) -> ShownProfile:
    match partner:
        case Answer(Partner(open=False)):
            return ShownProfile(words.READY_SOON)
        case Answer(Partner(available=False)):
            return ShownProfile(words.NOT_AVAILABLE)
        case Answer(Partner(profile=written, address=address)):
            reach = words.REACH_BY.format(address=address) if address else words.REACH_NOT
            return _written(written, reach)
        case _:
            return ShownProfile(words.AWAY)


def shows_address(found: Partnership) -> bool:
    """Whether the reader lets their partner see their address."""
    return found.opening is not None and found.opening.shows_address


def _own_contact(at: Stage, opening: Opening | None) -> str | None:
    match at, opening:
        case Stage.OPEN, Opening(shows_address=shows):
            return words.OWN_SHOWN if shows else words.OWN_HIDDEN
        case Stage.WAITING, Opening(shows_address=shows):
            return words.OWN_WILL_SHOW if shows else words.OWN_WILL_HIDE
        case _:
            return None


def _written(written: Profile | None, reach: str) -> ShownProfile:
    if written is None:
        return ShownProfile(words.NO_PROFILE, reach=reach)
    answers = tuple(Fact(each.question, each.answer or words.NOT_ANSWERED) for each in written.answers)
    return ShownProfile(None, answers, written.topics_to_learn, written.topics_to_share, reach)


def until(found: Partnership, sentences: Iterable[str]) -> tuple[str, ...]:
    """With the last day on which either can take the pairing back."""
    last = day(found.opening.decides_until) if found.opening else ""
    return tuple(sentence.format(day=last) for sentence in sentences)


def _link(session: Session) -> Link:
    kind = words.KINDS.get(session.kind, session.kind)
    return Link(words.SESSION_LINK.format(kind=kind, day=day(session.on)), f"/launch/{session.session}")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    since: str
    status: str


def rows(mine: Iterable[OwnPartnership], names: dict[UUID, str]) -> tuple[Row, ...]:
    """The latest first."""
    return tuple(
        Row(
            names.get(each.partner, words.NO_NAME),
            f"/partner/{each.partnership}",
            day(each.formed_on),
            words.ENDED if each.ended_on else words.GOES_ON,
        )
        for each in mine
    )


def session_facts(session: OwnSession) -> tuple[Fact, ...]:
    return (
        Fact(words.SESSION_COHORT, session.title),
        Fact(words.SESSION_DAY, day(session.on)),
        Fact(words.SESSION_HOW, words.HOWS.get(session.how, session.how)),
    )
