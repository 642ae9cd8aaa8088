"""What people do in a scenario, one public command each. The driver performs them; nothing here knows how."""

from dataclasses import dataclass
from typing import TypeAlias

from plp_demo.scenario.asking import Proposal, Request
from plp_demo.scenario.evaluating import Answer, Contribution, Survey
from plp_demo.scenario.inviting import EnteredApplication, Import, ImportRow
from plp_demo.scenario.partnering import Agreement, Attendance, Ending, Goal, Meeting, Round, Session
from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Application, Cohort, DateChange, Decision, Departure, Trust
from plp_kit.web.roles import Role
from recruitment.applications.events import DeclineReason
from recruitment.signposts.decider import Signpost
from recruitment.trusts.settings import ProgrammeSettings


@dataclass(frozen=True, slots=True)
class OnboardTrust:
    """By the operator, who belongs to no trust."""

    trust: Trust
    settings: ProgrammeSettings


@dataclass(frozen=True, slots=True)
class ApproveSettings:
    """The operator's first, by a facilitator of the trust."""


@dataclass(frozen=True, slots=True)
class WriteSignposts:
    """Where people of the trust can turn."""

    signposts: tuple[Signpost, ...]


@dataclass(frozen=True, slots=True)
class OpenCohort:
    cohort: Cohort


@dataclass(frozen=True, slots=True)
class MoveDates:
    change: DateChange


@dataclass(frozen=True, slots=True)
class LaunchCohort:
    """On `launch_on`."""

    cohort: Cohort


@dataclass(frozen=True, slots=True)
class WriteGuide:
    """Of a cohort that is open: title and text of each page."""

    cohort: Cohort
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TellName:
    """As the pages do when somebody signs in."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """`name` is the one to be called by."""

    application: Application
    name: str


@dataclass(frozen=True, slots=True)
class EnterApplication:
    entered: EnteredApplication


@dataclass(frozen=True, slots=True)
class SendList:
    file: Import
    rows: tuple[ImportRow, ...]


@dataclass(frozen=True, slots=True)
class ImportList:
    """What a dry run of the file has said."""

    file: Import


@dataclass(frozen=True, slots=True)
class Accept:
    decision: Decision


@dataclass(frozen=True, slots=True)
class PutOnWaitingList:
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decline:
    decision: Decision
    reason: DeclineReason


@dataclass(frozen=True, slots=True)
class Withdraw:
    decision: Decision


@dataclass(frozen=True, slots=True)
class RecordDeparture:
    departure: Departure


@dataclass(frozen=True, slots=True)
class ProposeSettings:
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class MakeRequest:
    request: Request


@dataclass(frozen=True, slots=True)
class AdviseOnRequest:
    request: Request
    advice: str


Recruiting: TypeAlias = (
    OnboardTrust
    | ApproveSettings
    | WriteSignposts
    | OpenCohort
    | WriteGuide
    | MoveDates
    | LaunchCohort
    | TellName
    | Apply
    | Accept
    | PutOnWaitingList
    | Decline
    | Withdraw
    | RecordDeparture
)
Inviting: TypeAlias = EnterApplication | SendList | ImportList
Asking: TypeAlias = ProposeSettings | MakeRequest | AdviseOnRequest


@dataclass(frozen=True, slots=True)
class OpenRematch:
    """Round 1 opens by itself when recruiting closes; each later one is opened by a facilitator."""

    round: Round


@dataclass(frozen=True, slots=True)
class ProposePairs:
    round: Round


@dataclass(frozen=True, slots=True)
class SignProposal:
    """For the latest proposal, in the seat of the role."""

    round: Round
    seat: Role


@dataclass(frozen=True, slots=True)
class PublishPairs:
    round: Round


Matching: TypeAlias = OpenRematch | ProposePairs | SignProposal | PublishPairs


@dataclass(frozen=True, slots=True)
class WriteAgreement:
    agreement: Agreement
    text: str


@dataclass(frozen=True, slots=True)
class WorkWithoutAgreement:
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class HoldMeeting:
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class SetGoal:
    goal: Goal


@dataclass(frozen=True, slots=True)
class ReachGoal:
    goal: Goal


@dataclass(frozen=True, slots=True)
class EndPartnership:
    ending: Ending


@dataclass(frozen=True, slots=True)
class HoldSession:
    session: Session


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    session: Session
    attendance: Attendance


Journal: TypeAlias = (
    WriteAgreement
    | WorkWithoutAgreement
    | PlanMeeting
    | HoldMeeting
    | SetGoal
    | ReachGoal
    | EndPartnership
    | HoldSession
    | RecordAttendance
)


@dataclass(frozen=True, slots=True)
class ApproveSurvey:
    survey: Survey


@dataclass(frozen=True, slots=True)
class ExtendSurvey:
    survey: Survey
    days: int


@dataclass(frozen=True, slots=True)
class SendAnswer:
    answer: Answer


@dataclass(frozen=True, slots=True)
class PrepareContribution:
    contribution: Contribution


@dataclass(frozen=True, slots=True)
class ApproveContribution:
    contribution: Contribution


Evaluation: TypeAlias = ApproveSurvey | ExtendSurvey | SendAnswer | PrepareContribution | ApproveContribution

Action: TypeAlias = Recruiting | Inviting | Asking | Matching | Journal | Evaluation

OPERATOR, ANALYST = Key("operator"), Key("analyst")
OF_NO_TRUST = frozenset({OPERATOR, ANALYST})
