"""Recruitment's commands, as the people of a scenario give them."""

from collections.abc import Collection
from dataclasses import asdict
from uuid import UUID

from plp_demo.player.acting import Acting
from plp_demo.scenario import actions
from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Application, Cohort, Trust, profile_of
from recruitment.applications.applicants import Side
from recruitment.applications.consents import Purpose
from recruitment.ids import application_id, first_proposal_id
from recruitment.signposts.decider import Signpost
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.standard import STANDARD

SERVICE = "recruitment"


def perform(acting: Acting, action: actions.Recruiting) -> None:
    match action:
        case actions.OnboardTrust(trust, settings):
            acting.post(SERVICE, f"/trusts/{acting.trust}", onboarding(trust, settings))
        case actions.ApproveSettings():
            acting.post(SERVICE, f"/trust/proposals/{first_proposal_id(acting.trust)}/approvals")
        case actions.WriteSignposts() | actions.WriteGuide():
            _publish(acting, action)
        case actions.OpenCohort() | actions.MoveDates() | actions.LaunchCohort():
            _about_cohort(acting, action)
        case actions.TellName() | actions.Apply():
            _as_applicant(acting, action)
        case actions.RecordDeparture(departure):
            path = _application(acting, departure.cohort, departure.person)
            acting.post(SERVICE, f"{path}/departures", {"on": departure.left_on.isoformat()})
        case actions.Accept() | actions.PutOnWaitingList() | actions.Withdraw() | actions.Decline():
            path = _application(acting, action.decision.cohort, action.decision.person)
            reason = {"reason": action.reason} if isinstance(action, actions.Decline) else None
            acting.post(SERVICE, f"{path}/{ANSWERS[type(action)]}", reason)


def _publish(acting: Acting, action: actions.WriteSignposts | actions.WriteGuide) -> None:
    match action:
        case actions.WriteSignposts(signposts):
            acting.put(SERVICE, "/trust/signposts", {"signposts": [shown(signpost) for signpost in signposts]})
        case actions.WriteGuide(cohort, pages):
            body = {"pages": [{"title": title, "text": text} for title, text in pages]}
            acting.put(SERVICE, f"/cohorts/{acting.cohort(cohort.cohort)}/guide", body)


def _as_applicant(acting: Acting, action: actions.TellName | actions.Apply) -> None:
    match action:
        case actions.TellName(name):
            acting.put(SERVICE, "/me/name", {"name": name})
        case actions.Apply(application, name):
            body = {**form(application), "preferred_name": name}
            acting.post(SERVICE, f"/cohorts/{acting.cohort(application.cohort)}/applications", body)


def _about_cohort(acting: Acting, action: actions.OpenCohort | actions.MoveDates | actions.LaunchCohort) -> None:
    match action:
        case actions.OpenCohort(cohort):
            response = acting.post(SERVICE, "/cohorts", plan(cohort))
            acting.memory.keep("cohort", acting.trust, cohort.cohort, identifier=str(response["id"]))
        case actions.MoveDates(change):
            moved = {"reason": change.reason, "launch_on": change.launch_on.isoformat()}
            acting.post(SERVICE, f"/cohorts/{acting.cohort(change.cohort)}/date-changes", moved)
        case actions.LaunchCohort(cohort):
            launched = {"launched_on": cohort.launch_on.isoformat()}
            acting.post(SERVICE, f"/cohorts/{acting.cohort(cohort.cohort)}/launch", launched)


ANSWERS: dict[type, str] = {
    actions.Accept: "acceptances",
    actions.PutOnWaitingList: "waiting-list-places",
    actions.Withdraw: "withdrawals",
    actions.Decline: "declines",
}


def _application(acting: Acting, cohort: Key, person: Key) -> str:
    return f"/applications/{application_id(UUID(acting.cohort(cohort)), UUID(acting.id_of(person)))}"


def onboarding(trust: Trust, settings: ProgrammeSettings) -> dict[str, object]:
    return {
        "name": trust.name,
        "ods_code": trust.ods_code,
        "kind": trust.kind,
        "region": trust.region,
        "synthetic": trust.synthetic,
        "settings": {
            "words": {"senior": settings.words.senior, "served": settings.words.served},
            "groups_served": list(settings.groups_served),
            "senior_level": settings.senior_level,
            "positive_action_reason": settings.positive_action_reason,
            "length_months_min": settings.length_months_min,
            "length_months_max": settings.length_months_max,
            "survey_month": settings.survey_month,
            "survey_days": settings.survey_days,
            "check_in_every_months": settings.check_in_every_months,
            "profile_questions": list(settings.profile_questions),
            "topics": list(settings.topics),
            "lists": asdict(settings.lists),
            "consent_texts": [asdict(text) for text in settings.consent_texts],
            "processing": [asdict(entry) for entry in settings.processing],
            "controller": asdict(settings.controller) if settings.controller else None,
        },
    }


def shown(signpost: Signpost) -> dict[str, object]:
    return {**asdict(signpost), "review_on": signpost.review_on.isoformat()}


def plan(cohort: Cohort) -> dict[str, object]:
    return {
        "title": cohort.title,
        "aims": list(cohort.aims),
        "channels": list(cohort.channels),
        "recruiting_opens_on": cohort.recruiting_opens_on.isoformat(),
        "recruiting_closes_on": cohort.recruiting_closes_on.isoformat(),
        "launch_on": cohort.launch_on.isoformat(),
        "assessment": {"reference": cohort.assessment_reference, "approver": cohort.assessment_approver},
    }


def form(application: Application) -> dict[str, object]:
    picked = asdict(profile_of(application))
    answers = picked.pop("answers")
    return {
        "sides": list(application.sides),
        "senior_role_confirmed": Side.SENIOR in application.sides,
        "identifies_with_group": Side.SERVED in application.sides,
        "aims_confirmed": True,
        **picked,
        "profile": answers,
        "consents": consents(application.consents),
        "channel": application.channel,
    }


def consents(agreed: Collection[Purpose]) -> list[dict[str, object]]:
    """Each purpose is answered, the ones not named with no."""
    return [
        {"purpose": text.purpose, "granted": text.purpose in agreed, "version": text.version} for text in STANDARD.consent_texts
    ]
