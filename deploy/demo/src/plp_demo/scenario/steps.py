"""A scenario as the list of what is done: by whom, on which day, in which order.

Days come in order. Within a day trust follows trust; within a trust the order is that of a cohort's life (`_steps`), then that
of the files. What a step needs from another service, that service has done on an earlier day (the scenario's checks see to it).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from plp_demo.scenario import actions
from plp_demo.scenario.actions import OPERATOR, Action
from plp_demo.scenario.help import GUIDE, signposts_of
from plp_demo.scenario.index import grouped, index
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.partnering import Agreement, Goal, Meeting, Round, RoundStays
from plp_demo.scenario.places import Key, Place, TrustCode
from plp_demo.scenario.recruiting import Decision, Outcome
from plp_demo.scenario.rows import Row
from plp_demo.scenario.settings import settings_of
from plp_kit.web.roles import Role

OUTCOMES: Final[Mapping[Outcome, Callable[[Decision], Action]]] = {
    Outcome.ACCEPT: actions.Accept,
    Outcome.WAITING_LIST: actions.PutOnWaitingList,
    Outcome.WITHDRAW: actions.Withdraw,
}


@dataclass(frozen=True, slots=True)
class Step:
    """`person` acts in `trust`; the operator, in none, acts on it. `place` is the row that asks for it."""

    on: date
    trust: TrustCode
    person: Key
    action: Action
    place: Place


def steps(scenario: Scenario) -> tuple[Step, ...]:
    order = {trust.trust: number for number, trust in enumerate(scenario.trusts)}
    return tuple(sorted(_steps(scenario), key=lambda step: (step.on, order[step.trust])))


def _steps(scenario: Scenario) -> Iterator[Step]:
    yield from _recruiting(scenario)
    yield from (step for row in scenario.rounds for step in _round(row))
    for change in scenario.date_changes:
        yield _step(change.changed_on, change.changed_by, change, actions.MoveDates(change))
    for cohort in index(scenario).cohorts.values():
        yield _step(cohort.launch_on, cohort.opened_by, cohort, actions.LaunchCohort(cohort))
    yield from _partnerships(scenario)
    yield from _sessions(scenario)
    yield from _evaluation(scenario)
    yield from _asking(scenario)


def _step(on: date, person: Key, row: Row, action: Action) -> Step:
    return Step(on, row.trust, person, action, row.place)


def _recruiting(scenario: Scenario) -> Iterator[Step]:
    names = {(person.trust, person.person): person.name for person in scenario.people}
    topics = grouped((row.trust, row.topic) for row in scenario.topics)
    opened_by = {cohort.trust: cohort.opened_by for cohort in reversed(scenario.cohorts)}
    for trust in scenario.trusts:
        action = actions.OnboardTrust(trust, settings_of(trust, topics.get(trust.trust, ())))
        yield _step(trust.onboarded_on, OPERATOR, trust, action)
        if trust.trust in opened_by:
            yield _step(trust.onboarded_on, opened_by[trust.trust], trust, actions.ApproveSettings())
            yield _step(trust.onboarded_on, opened_by[trust.trust], trust, actions.WriteSignposts(signposts_of(trust)))
    for cohort in scenario.cohorts:
        yield _step(cohort.recruiting_opens_on, cohort.opened_by, cohort, actions.OpenCohort(cohort))
        yield _step(cohort.recruiting_opens_on, cohort.opened_by, cohort, actions.WriteGuide(cohort, GUIDE))
    for application in scenario.applications:
        name = names[application.trust, application.person]
        if scenario.sign_ins:  # Somebody will look at its pages, and names are on them.
            yield _step(application.applied_on, application.person, application, actions.TellName(name))
        yield _step(application.applied_on, application.person, application, actions.Apply(application, name))
    yield from _invited(scenario)
    for decision in scenario.decisions:
        yield _step(decision.decided_on, decision.decided_by, decision, _outcome(decision))
    for departure in scenario.departures:
        yield _step(departure.left_on, departure.recorded_by, departure, actions.RecordDeparture(departure))


def _invited(scenario: Scenario) -> Iterator[Step]:
    rows = grouped(((row.trust, row.cohort, row.file), row) for row in scenario.import_rows)
    for entered in scenario.entered_applications:
        yield _step(entered.entered_on, entered.entered_by, entered, actions.EnterApplication(entered))
    for sent in scenario.imports:
        yield _step(sent.sent_on, sent.sent_by, sent, actions.SendList(sent, rows[sent.trust, sent.cohort, sent.file]))
        if sent.imported:
            yield _step(sent.sent_on, sent.sent_by, sent, actions.ImportList(sent))


def _outcome(decision: Decision) -> Action:
    """Who is declined has a reason, and nobody else has (the scenario's checks see to it)."""
    if decision.reason:
        return actions.Decline(decision, decision.reason)
    return OUTCOMES[decision.outcome](decision)


def _round(row: Round) -> Iterator[Step]:
    if row.round > 1:
        yield _step(row.held_on, row.facilitator, row, actions.OpenRematch(row))
    yield _step(row.held_on, row.facilitator, row, actions.ProposePairs(row))
    if row.stays in {None, RoundStays.FACILITATOR_SIGNED}:
        yield _step(row.held_on, row.facilitator, row, actions.SignProposal(row, Role.FACILITATOR))
    if row.stays in {None, RoundStays.CO_CHAIR_SIGNED}:
        yield _step(row.held_on, row.co_chair, row, actions.SignProposal(row, Role.CO_CHAIR))
    if row.stays is None:
        yield _step(row.held_on, row.facilitator, row, actions.PublishPairs(row))


def _partnerships(scenario: Scenario) -> Iterator[Step]:
    yield from map(_agreement, scenario.agreements)
    yield from (step for row in scenario.meetings for step in _meeting(row))
    yield from (step for row in scenario.goals for step in _goal(row))
    for ending in scenario.endings:
        yield _step(ending.ended_on, ending.person, ending, actions.EndPartnership(ending))


def _agreement(row: Agreement) -> Step:
    action = actions.WriteAgreement(row, row.text) if row.text else actions.WorkWithoutAgreement(row)
    return _step(row.written_on, row.person, row, action)


def _meeting(row: Meeting) -> Iterator[Step]:
    if row.planned_on:
        yield _step(row.planned_on, row.person, row, actions.PlanMeeting(row))
    if row.held:
        yield _step(row.meets_on, row.person, row, actions.HoldMeeting(row))


def _goal(row: Goal) -> Iterator[Step]:
    yield _step(row.set_on, row.person, row, actions.SetGoal(row))
    if row.reached_on:
        yield _step(row.reached_on, row.person, row, actions.ReachGoal(row))


def _sessions(scenario: Scenario) -> Iterator[Step]:
    attendances = grouped(((row.trust, row.cohort, row.session), row) for row in scenario.attendances)
    for session in scenario.sessions:
        yield _step(session.held_on, session.recorded_by, session, actions.HoldSession(session))
        for row in attendances.get((session.trust, session.cohort, session.session), ()):
            yield _step(session.held_on, session.recorded_by, row, actions.RecordAttendance(session, row))


def _evaluation(scenario: Scenario) -> Iterator[Step]:
    for survey in scenario.surveys:
        yield _step(survey.approved_on, survey.approved_by, survey, actions.ApproveSurvey(survey))
        if survey.extended_on and survey.extended_by and survey.extension_days:
            extension = actions.ExtendSurvey(survey, survey.extension_days)
            yield _step(survey.extended_on, survey.extended_by, survey, extension)
    for answer in scenario.answers:
        yield _step(answer.answered_on, answer.person, answer, actions.SendAnswer(answer))
    for contribution in scenario.contributions:
        prepare, approve = actions.PrepareContribution(contribution), actions.ApproveContribution(contribution)
        yield _step(contribution.prepared_on, contribution.prepared_by, contribution, prepare)
        yield _step(contribution.approved_on, contribution.approved_by, contribution, approve)


def _asking(scenario: Scenario) -> Iterator[Step]:
    for proposal in scenario.proposals:
        yield _step(proposal.proposed_on, proposal.proposed_by, proposal, actions.ProposeSettings(proposal))
    for request in scenario.requests:
        yield _step(request.asked_on, request.person, request, actions.MakeRequest(request))
        if request.advised_on and request.advised_by and request.advice:
            advise = actions.AdviseOnRequest(request, request.advice)
            yield _step(request.advised_on, request.advised_by, request, advise)
