"""Evaluation's commands, as the people of a scenario give them."""

from typing import Any

from plp_demo.player.acting import Acting
from plp_demo.scenario import actions
from plp_demo.scenario.evaluating import Answer, Survey
from plp_demo.scenario.places import Key

SERVICE = "evaluation"


def perform(acting: Acting, action: actions.Evaluation) -> None:
    match action:
        case actions.ApproveSurvey(survey):
            acting.post(SERVICE, f"/surveys/{_survey(acting, survey.cohort)}/approvals", _approval(survey))
        case actions.ExtendSurvey(survey, days):
            acting.post(SERVICE, f"/surveys/{_survey(acting, survey.cohort)}/extensions", {"days": days})
        case actions.SendAnswer(answer):
            acting.post(SERVICE, f"/surveys/{_survey(acting, answer.cohort)}/answers", _answer(answer))
        case actions.PrepareContribution(row):
            contribution = acting.post(SERVICE, f"/surveys/{_survey(acting, row.cohort)}/contributions")
            acting.memory.keep("contribution", acting.trust, row.cohort, identifier=str(contribution["id"]))
        case actions.ApproveContribution(row):
            identifier = acting.memory.of("contribution", acting.trust, row.cohort)
            acting.post(SERVICE, f"/contributions/{identifier}/approvals")


def _survey(acting: Acting, cohort: Key) -> str:
    return acting.memory.once("survey", acting.trust, cohort, find=lambda: str(_listed(acting, cohort)["survey"]))


def _listed(acting: Acting, cohort: Key) -> dict[str, Any]:
    surveys: list[dict[str, Any]] = acting.get(SERVICE, f"/cohorts/{acting.cohort(cohort)}/surveys")
    return next(survey for survey in surveys if survey["wave"] == "mid")


def _approval(survey: Survey) -> dict[str, object]:
    return {"reference": survey.approval_reference, "on": survey.approved_on.isoformat(), "approver": survey.approver}


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "consent": True,
        "group": answer.group,
        "groups_served": list(answer.groups_served or ()),
        "recommend": answer.recommend,
        "check_in": answer.check_in,
        "national_counts": answer.national_counts,
        "choices": [{"question": choice.question, "version": choice.version, "level": choice.level} for choice in answer.choices],
    }
