"""The partnership journal's commands, as the people of a scenario give them."""

from typing import Any

from plp_demo.player.acting import Acting
from plp_demo.scenario import actions
from plp_demo.scenario.places import Key

SERVICE = "partnership_journal"


def perform(acting: Acting, action: actions.Journal) -> None:
    match action:
        case actions.HoldSession() | actions.RecordAttendance():
            _session(acting, action)
        case actions.SetGoal() | actions.ReachGoal():
            _goal(acting, action)
        case actions.PlanMeeting(meeting) | actions.HoldMeeting(meeting):
            which = "held" if isinstance(action, actions.HoldMeeting) else "planned"
            body = {"on": meeting.meets_on.isoformat(), "how": meeting.how}
            acting.post(SERVICE, f"{_partnership(acting, meeting.cohort)}/meetings/{which}", body)
        case actions.WriteAgreement(agreement, text):
            acting.post(SERVICE, f"{_partnership(acting, agreement.cohort)}/agreements", _part(text))
        case actions.WorkWithoutAgreement(agreement):
            acting.post(SERVICE, f"{_partnership(acting, agreement.cohort)}/agreements/waivers")
        case actions.EndPartnership(ending):
            acting.post(SERVICE, f"{_partnership(acting, ending.cohort)}/endings", {"how": ending.how})


def _partnership(acting: Acting, cohort: Key) -> str:
    """The caller's partnership in the cohort that has not ended; looked up again after each round, which may have changed it."""
    rounds = str(acting.memory.count("published", acting.trust, cohort))
    key = ("partnership", acting.trust, cohort, acting.person, rounds)
    return acting.memory.once(*key, find=lambda: _mine(acting, cohort))


def _mine(acting: Acting, cohort: Key) -> str:
    partnerships: list[dict[str, Any]] = acting.get(SERVICE, "/partnerships/mine")
    current = [row for row in partnerships if row["cohort"] == acting.cohort(cohort) and row["ended_on"] is None]
    return f"/partnerships/{current[0]['partnership']}"


def _session(acting: Acting, action: actions.HoldSession | actions.RecordAttendance) -> None:
    session = action.session
    key = ("session", acting.trust, session.cohort, session.session)
    match action:
        case actions.HoldSession():
            body = {"kind": session.kind, "on": session.held_on.isoformat(), "how": session.how}
            response = acting.post(SERVICE, f"/cohorts/{acting.cohort(session.cohort)}/sessions", body)
            acting.memory.keep(*key, identifier=str(response["id"]))
        case actions.RecordAttendance(_, attendance):
            body = {"person": acting.id_of(attendance.person)}
            acting.post(SERVICE, f"/sessions/{acting.memory.of(*key)}/attendances", body)


def _part(text: str) -> dict[str, object]:
    """A scenario has one text for each partner; it is sent as the aims."""
    return {"aims": text}


def _goal(acting: Acting, action: actions.SetGoal | actions.ReachGoal) -> None:
    """A goal is recognised by the version in the response to setting it."""
    goal = action.goal
    key = ("goal", acting.trust, goal.cohort, goal.person, goal.goal)
    partnership = _partnership(acting, goal.cohort)
    match action:
        case actions.SetGoal():
            response = acting.post(SERVICE, f"{partnership}/goals", {"text": goal.text, "whose": goal.whose})
            acting.memory.keep(*key, identifier=str(response["version"]))
        case actions.ReachGoal():
            goals = acting.get(SERVICE, partnership)["goals"]
            identifier = next(row["goal"] for row in goals if str(row["version"]) == acting.memory.of(*key))
            acting.post(SERVICE, f"{partnership}/goals/{identifier}/reached")
