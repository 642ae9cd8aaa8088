"""A partnership: two equal partners who agree how they work, meet, set goals, and one day end.

Only the two may write. To anybody else there is no such partnership.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from partnership_journal.goals import decider as goals
from partnership_journal.goals.decider import Goals, Whose
from partnership_journal.ids import CohortId, PersonId, TextId
from partnership_journal.meetings import decider as meetings
from partnership_journal.writing import decider as writing
from partnership_journal.writing.decider import Text, Texts
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored


class Ending(StrEnum):
    COMPLETED = "completed"
    ENDED = "ended"
    PARTNER_LEFT = "partner_left"
    TAKEN_BACK = "taken_back"


Chosen: TypeAlias = Literal[Ending.COMPLETED, Ending.ENDED]
"""How a partner may end it. That a partner left, or that the pair was taken back, nobody chooses."""


# Commands


@dataclass(frozen=True, slots=True)
class FormPartnership:
    """`senior` and `colleague` record the seats in which the two were matched; as partners they are equal."""

    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    formed_on: date


@dataclass(frozen=True, slots=True)
class WriteAgreement:
    """A partner's own part; writing it again replaces it."""

    partner: PersonId
    part: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class WorkWithoutAgreement:
    partner: PersonId


@dataclass(frozen=True, slots=True)
class EndPartnership:
    """By either partner, at once and without a reason."""

    partner: PersonId
    how: Chosen
    on: date


@dataclass(frozen=True, slots=True)
class LosePartner:
    """One of the two has left the cohort, perhaps before the partnership was formed. It follows from leaving."""

    on: date


@dataclass(frozen=True, slots=True)
class TakeBackPartnership:
    """The matchers took the published pairs back before launch, or one of the two said that the pairing cannot work."""

    on: date


@dataclass(frozen=True, slots=True)
class WhileRestricted:
    """A text of a partner whose data are restricted: nothing new of theirs is shown to the other."""

    text: "NewText"


NewText: TypeAlias = WriteAgreement | goals.SetGoal | writing.ReviseText
Writing: TypeAlias = WriteAgreement | WorkWithoutAgreement | meetings.Command | goals.SetGoal | goals.ReachGoal | EndPartnership
OwnWriting: TypeAlias = writing.Command | goals.TakeBackGoal
"""What partners do with what they wrote, also after the end."""
Unrestricted: TypeAlias = FormPartnership | Writing | OwnWriting | LosePartner | TakeBackPartnership
Command: TypeAlias = Unrestricted | WhileRestricted


# Events


@stored("partnership_journal.partnership_formed.v1")
@dataclass(frozen=True, slots=True)
class PartnershipFormed:
    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    formed_on: date


@stored("partnership_journal.partner_lost_before.v1")
@dataclass(frozen=True, slots=True)
class PartnerLostBefore:
    """One of the two had left before the partnership was formed."""

    on: date


@stored("partnership_journal.agreement_written.v1")
@dataclass(frozen=True, slots=True)
class AgreementWritten:
    partner: PersonId
    part: Annotated[tuple[Sealed, ...], AtMost(5, characters=4_000)]


@stored("partnership_journal.working_without_agreement.v1")
@dataclass(frozen=True, slots=True)
class WorkingWithoutAgreement:
    partner: PersonId


@stored("partnership_journal.partnership_ended.v1")
@dataclass(frozen=True, slots=True)
class PartnershipEnded:
    """Who ended it is not said here: the other partner learns only that it has ended."""

    cohort: CohortId
    how: Ending
    on: date


Written: TypeAlias = AgreementWritten | WorkingWithoutAgreement | meetings.Event | goals.Event | writing.Event
Event: TypeAlias = PartnerLostBefore | PartnershipFormed | Written | PartnershipEnded


# States


@dataclass(frozen=True, slots=True)
class Unformed:
    """`lost_on` is the earliest day on which one of the two had left."""

    lost_on: date | None = None


@dataclass(frozen=True, slots=True)
class Active:
    cohort: CohortId
    partners: tuple[PersonId, PersonId]
    diary: meetings.Diary
    goals: Goals = field(default_factory=dict)
    without_agreement: frozenset[PersonId] = frozenset()
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ended:
    partners: tuple[PersonId, PersonId]
    goals: Goals
    texts: Texts


State: TypeAlias = Unformed | Active | Ended


# Refusals

NO_SUCH_PARTNERSHIP = Refusal("no_such_partnership", "You have no such partnership.", Kind.MISSING)
FORMED_ALREADY = Refusal("formed_already", "This partnership has been formed already.")
SAME_PERSON = Refusal("same_person", "A partnership needs two people.")
PARTNERSHIP_ENDED = Refusal("partnership_ended", "This partnership has ended. Nothing more can be written in it.")
AGREEMENT_EMPTY = Refusal("agreement_empty", "Nothing is written. You can also choose to work without an agreement.")
RESTRICTED = Refusal(
    "restricted", "Nothing new of yours is shared while the use of your data is restricted. What is for you alone can be written."
)
WITHOUT_ALREADY = Refusal("without_agreement_already", "You have said already that you work without an agreement.")


def decide(state: State, command: Command) -> Decision[Event]:
    if not isinstance(command, WhileRestricted):
        return _decided(state, command)
    decision = _decided(state, command.text)
    return decision if isinstance(decision, Refusal) or not _is_shared(state, command.text) else RESTRICTED


def _decided(state: State, command: Unrestricted) -> Decision[Event]:
    match state, command:
        case Unformed(), FormPartnership() | LosePartner():
            return _form(state, command) if isinstance(command, FormPartnership) else [PartnerLostBefore(command.on)]
        case Unformed(), _:
            return NO_SUCH_PARTNERSHIP
        case _, FormPartnership():
            return FORMED_ALREADY
        case _, LosePartner() | TakeBackPartnership():
            return PARTNERSHIP_ENDED if isinstance(state, Ended) else _end(state, command)
        case Active() | Ended(), writing.WithdrawText() | writing.ReviseText() | goals.TakeBackGoal():
            return _of_own_writing(state, command) if command.partner in state.partners else NO_SUCH_PARTNERSHIP
        case Active(), _:
            return _write(state, command) if command.partner in state.partners else NO_SUCH_PARTNERSHIP
        case Ended(), _:
            return PARTNERSHIP_ENDED if command.partner in state.partners else NO_SUCH_PARTNERSHIP


def _is_shared(state: State, text: NewText) -> bool:
    match text:
        case WriteAgreement():
            return True
        case goals.SetGoal(whose=whose):
            return whose is Whose.SHARED
        case writing.ReviseText(text=revised):
            known = {} if isinstance(state, Unformed) else state.goals
            return not any(goal.text == revised and goal.whose is Whose.OWN for goal in known.values())


def _form(state: Unformed, command: FormPartnership) -> Decision[Event]:
    """Where one of the two has left, or both, it ends at once: not before it was formed."""
    if command.senior == command.colleague:
        return SAME_PERSON
    formed = PartnershipFormed(command.cohort, command.senior, command.colleague, command.formed_on)
    if state.lost_on is None:
        return [formed]
    return [formed, PartnershipEnded(command.cohort, Ending.PARTNER_LEFT, max(state.lost_on, command.formed_on))]


def _end(state: Active, command: LosePartner | TakeBackPartnership) -> Decision[Event]:
    how = Ending.PARTNER_LEFT if isinstance(command, LosePartner) else Ending.TAKEN_BACK
    return [PartnershipEnded(state.cohort, how, max(command.on, state.diary.formed_on))]


def _of_own_writing(state: Active | Ended, command: OwnWriting) -> Decision[Event]:
    return _take_back(state, command) if isinstance(command, goals.TakeBackGoal) else writing.decide(state.texts, command)


def _take_back(state: Active | Ended, command: goals.TakeBackGoal) -> Decision[Event]:
    """Its words go with it, unless they were taken back before."""
    taken_back = goals.decide(state.goals, command)
    if isinstance(taken_back, Refusal):
        return taken_back
    text = state.goals[command.goal].text
    words = writing.decide(state.texts, writing.WithdrawText(command.partner, text)) if text in state.texts else []
    return words if isinstance(words, Refusal) else [*taken_back, *words]


def spends(_earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """The key of a text that was taken back or put in other words."""
    return [event.key] if isinstance(event, writing.TextWithdrawn | writing.TextRevised) else []


def own_text(state: State, partner: PersonId, text: TextId) -> Text | Refusal:
    """One of the partner's own that still can be read, also after the end."""
    if isinstance(state, Unformed) or partner not in state.partners:
        return NO_SUCH_PARTNERSHIP
    return writing.own(state.texts, partner, text)


def is_readable(whose: Whose, *, ended: bool) -> bool:
    """Shared writing closes to both when the partnership ends; a partner's own stays theirs to read."""
    return whose is Whose.OWN or not ended


def _write(state: Active, command: Writing) -> Decision[Event]:
    match command:
        case WriteAgreement(partner, part):
            return [AgreementWritten(partner, part)] if part else AGREEMENT_EMPTY
        case WorkWithoutAgreement(partner):
            return WITHOUT_ALREADY if partner in state.without_agreement else [WorkingWithoutAgreement(partner)]
        case meetings.PlanMeeting() | meetings.HoldMeeting():
            return meetings.decide(state.diary, command)
        case goals.SetGoal() | goals.ReachGoal():
            return goals.decide(state.goals, command)
        case EndPartnership(_, how, on):
            return [PartnershipEnded(state.cohort, how, on)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, PartnershipFormed(cohort, senior, colleague, formed_on):
            return Active(cohort, (senior, colleague), meetings.Diary(cohort, formed_on))
        case Unformed(lost_on), PartnerLostBefore(on):
            return Unformed(min(on, lost_on or on))
        case Ended(), goals.GoalTakenBack() | writing.TextWithdrawn() | writing.TextRevised():
            return _written_before(state, event)
        case Unformed() | Ended(), _:
            return state
        case Active(), PartnershipEnded():
            return Ended(state.partners, state.goals, state.texts)
        case Active(), PartnerLostBefore():
            return state
        case Active(), _:
            return _written(state, event)


def _written_before(state: Ended, event: goals.GoalTakenBack | writing.Event) -> Ended:
    left = replace(state, goals=goals.evolve(state.goals, event))
    return left if isinstance(event, goals.GoalTakenBack) else replace(left, texts=writing.evolve(state.texts, event))


def _written(state: Active, event: Written) -> Active:
    match event:
        case AgreementWritten(partner, part):
            without = state.without_agreement - {partner}
            return replace(state, without_agreement=without, texts=writing.written(state.texts, partner, part))
        case WorkingWithoutAgreement(partner):
            return replace(state, without_agreement=state.without_agreement | {partner})
        case meetings.MeetingPlanned() | meetings.MeetingHeld():
            return replace(state, diary=meetings.evolve(state.diary, event))
        case goals.GoalSet(partner, _, _, text):
            texts = writing.written(state.texts, partner, [text])
            return replace(state, goals=goals.evolve(state.goals, event), texts=texts)
        case goals.GoalReached() | goals.GoalTakenBack():
            return replace(state, goals=goals.evolve(state.goals, event))
        case writing.TextWithdrawn() | writing.TextRevised():
            return replace(state, goals=goals.evolve(state.goals, event), texts=writing.evolve(state.texts, event))


partnerships: Decider[Command, State, Event] = Decider(Unformed(), decide, evolve)
