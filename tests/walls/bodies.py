"""A good body for every route that takes one: what is refused must be refused for who asks, not for what was sent."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from matching.cohorts.weights import ScoreWeights
from recruitment.applications.consents import Purpose
from recruitment.trusts.processing import Activity

MARK: Final = "Told-by-one-trust"
"""Stands in every text; no other trust may ever read it."""

Body = dict[str, Any]

CONSENTS: Final = [{"purpose": purpose, "version": 1} for purpose in Purpose]
SETTINGS: Final[Body] = {
    "words": {"senior": "SLT", "served": "BME"},
    "groups_served": ["bme"],
    "senior_level": MARK,
    "positive_action_reason": MARK,
    "length_months_min": 12,
    "length_months_max": 15,
    "survey_month": 10,
    "survey_days": 17,
    "check_in_every_months": 3,
    "profile_questions": [f"{MARK} 1", f"{MARK} 2", f"{MARK} 3"],
    "topics": [MARK, "Board work"],
    "consent_texts": [{**consent, "wording": MARK} for consent in CONSENTS],
    "clean_erasures": {"assessment": MARK},
    "processing": [
        {"activity": activity, "basis": "public_task", "condition": "substantial_public_interest", "recipients": [MARK]}
        for activity in Activity
    ],
    "controller": {"name": MARK, "address": MARK, "officer_email": "dpo@example.nhs.uk", "officer_telephone": "0115 496 0000"},
}
TRUST: Final[Body] = {
    "name": MARK,
    "ods_code": "RHA",
    "kind": "mental_health",
    "region": "Y60",
    "synthetic": True,
    "settings": SETTINGS,
}
COHORT: Final[Body] = {
    "title": MARK,
    "aims": [MARK],
    "channels": [MARK],
    "recruiting_opens_on": "2021-01-04",
    "recruiting_closes_on": "2021-03-01",
    "launch_on": "2021-04-12",
    "assessment": {"reference": MARK, "approver": MARK},
}
SET_UP: Final[Mapping[str, Body]] = {
    "aims": {name: COHORT[name] for name in ("title", "aims")},
    "dates": {name: COHORT[name] for name in ("recruiting_opens_on", "recruiting_closes_on", "launch_on")},
    "channels": {"channels": COHORT["channels"]},
    "assessment": COHORT["assessment"],
}
APPLICATION: Final[Body] = {
    "sides": ["served"],
    "senior_role_confirmed": False,
    "identifies_with_group": True,
    "aims_confirmed": True,
    "topics_to_learn": [MARK],
    "topics_to_share": ["Board work"],
    "profile": [MARK, MARK, MARK],
    "consents": [{**text, "granted": True} for text in CONSENTS],
    "channel": MARK,
}
ENTERED: Final[Body] = {
    "name": MARK,
    "address": "entered@example.nhs.uk",
    "means": "phone",
    "on": "2021-01-04",
    "authority": MARK,
    "form": APPLICATION,
}
SIGNPOST: Final[Body] = {
    "kind": "facilitator",
    "name": MARK,
    "telephone": "0115 496 0000",
    "email": "help@example.nhs.uk",
    "web": "https://example.nhs.uk/help",
    "hours": MARK,
    "review_on": "2022-01-04",
}
PAGE: Final[Body] = {"title": MARK, "text": f"## {MARK}"}
SESSION: Final[Body] = {"kind": "check_in", "on": "2021-05-03", "how": "virtual"}
MEETING: Final[Body] = {"on": "2021-05-04", "how": "remote"}
GOAL: Final[Body] = {"whose": "shared", "text": MARK}
APPROVAL: Final[Body] = {"reference": MARK, "on": "2019-11-03", "approver": MARK}
SUBSTITUTE: Final = {
    "person": "00000000-0000-4000-8000-00000000000a",
    "seat": "facilitator",
    "named_by": "network",
    "named_on": "2021-03-23",
}
COUPLE: Final[Body] = {"one": "00000000-0000-4000-8000-000000000007", "other": "00000000-0000-4000-8000-000000000008"}
WEIGHTS: Final[Body] = {**asdict(ScoreWeights()), "topics": 215, "notes": 120}
ANSWER: Final[Body] = {
    "consent": True,
    "group": "senior",
    "recommend": "yes",
    "check_in": "no",
    "national_counts": True,
    "choices": [],
}

OF_OPERATORS: Final[Mapping[str, Body]] = {
    "POST /operations/<string:tenant>/topics/<string:topic>/resumptions": {"reason": MARK},
    "POST /operations/<string:tenant>/topics/<string:topic>/parked/<int:sequence>/retries": {"reason": MARK},
    "POST /operations/<string:tenant>/topics/<string:topic>/parked/<int:sequence>/drops": {"reason": MARK},
}
"""In every service."""
BODIES_OF_SERVICES: Final[Mapping[str, Mapping[str, Body]]] = {
    "recruitment": {
        "POST /trusts/<string:tenant>": TRUST,
        "POST /trusts/<string:tenant>/checks": TRUST,
        "POST /trust/proposals": {"revises": 1, "settings": {**SETTINGS, "survey_days": 19}, "reason": MARK},
        "POST /trust/proposals/<uuid:proposal>/refusals": {"reason": MARK},
        "POST /trust/settings/checks": SETTINGS,
        "POST /cohorts": COHORT,
        "POST /cohorts/set-ups": {"title": MARK},
        **{f"PUT /cohorts/<uuid:cohort>/set-up/{item}": body for item, body in SET_UP.items()},
        "POST /cohorts/<uuid:cohort>/date-changes": {"reason": "not_ready", "launch_on": "2021-04-19"},
        "POST /cohorts/<uuid:cohort>/launch": {"launched_on": "2021-01-04"},
        "PUT /trust/signposts": {"signposts": [SIGNPOST]},
        "PUT /cohorts/<uuid:cohort>/guide": {"pages": [PAGE]},
        "PUT /cohorts/<uuid:cohort>/guide/<uuid:page>": PAGE,
        "POST /cohorts/<uuid:cohort>/applications": APPLICATION,
        "POST /cohorts/<uuid:cohort>/interests": {"channel": MARK},
        "POST /cohorts/<uuid:cohort>/profiles": {"people": ["<applicant>"]},
        "PUT /me/drafts/<string:form>/<uuid:subject>/<string:question>": {"typed": [{"name": "answer", "values": [MARK]}]},
        "POST /cohorts/<uuid:cohort>/applications/mine": APPLICATION,
        "POST /applications/<uuid:application>/consents": {"consents": [{**CONSENTS[0], "granted": True}]},
        "POST /applications/<uuid:application>/access-needs": {"needs": MARK},
        "PUT /applications/<uuid:application>/own": {"question": 1, "answer": MARK},
        "PUT /applications/<uuid:application>/own/picks": {"availability": ["monday_morning"]},
        "PUT /applications/<uuid:application>/do-not-pair": {"people": [{"name": MARK}]},
        "POST /cohorts/<uuid:cohort>/import-files": {},
        "POST /staff-lists": {},
        "PUT /import-files/<uuid:import_file>/columns": {
            "columns": [{"place": 0, "read_as": "email"}, {"place": 1, "read_as": "name"}]
        },
        "POST /import-files/<uuid:import_file>/import": {"dry_run": "0" * 64},
        "POST /invitations/<uuid:application>/claims": {"code": MARK},
        "POST /invitations/<uuid:application>/removals": {"code": MARK},
        "POST /cohorts/<uuid:cohort>/entered-applications": ENTERED,
        "PUT /me/name": {"name": MARK},
        "PUT /me/private-address": {"address": "private@example.nhs.uk"},
        "POST /me/private-address/confirmations": {"code": MARK},
        "POST /people/<uuid:person>/private-address": {
            "address": "private@example.nhs.uk",
            "means": "phone",
            "on": "2021-01-04",
            "authority": MARK,
        },
        "POST /people/<uuid:person>/private-address/confirmations": {"code": MARK},
        "POST /former/<string:tenant>/codes": {"address": "private@example.nhs.uk"},
        "POST /former/<string:tenant>/tokens": {"address": "private@example.nhs.uk", "code": MARK},
        "POST /people/searches": {"name_or_address": "Ada"},
        "POST /names": {"people": ["00000000-0000-4000-8000-00000000000a"]},
        "POST /me/contacts": {"name": "Somebody", "address": "somebody@example.nhs.uk"},
        "POST /me/requests": {"kind": "complaint", "words": "Words"},
        "POST /requests/<uuid:request>/advice": {"advice": MARK},
        "POST /requests/<uuid:request>/answers": {"outcome": "granted", "words": MARK},
        "POST /people/<uuid:person>/holds": {"reference": MARK, "review_on": "2021-06-01"},
        "POST /people/<uuid:person>/exceptions": {"rule": "content_closed", "reason": MARK, "last_day": "2021-06-01"},
        "POST /holds/<uuid:hold>/reviews": {"review_on": "2021-07-01"},
        "POST /me/joins": {"code": MARK},
        "POST /applications/<uuid:application>/declines": {"reason": "full"},
        "POST /applications/<uuid:application>/departures": {"on": "2021-01-04"},
    },
    "matching": {
        "POST /rounds/<uuid:round_id>/signatures": {"fingerprint": "0" * 64, "seat": "facilitator"},
        "POST /rounds/<uuid:round_id>/substitutes": SUBSTITUTE,
        "POST /rounds/<uuid:round_id>/pins": COUPLE,
        "POST /rounds/<uuid:round_id>/vetoes": COUPLE,
        "POST /rounds/<uuid:round_id>/swaps": COUPLE,
        "POST /rounds/<uuid:round_id>/releases": COUPLE,
        "POST /rounds/<uuid:round_id>/notes": {**COUPLE, "stance": "for", "reason": MARK},
        "POST /rounds/<uuid:round_id>/repairs": {"changes": 0},
        "POST /cohorts/<uuid:cohort>/weights": WEIGHTS,
        "POST /cohorts/<uuid:cohort>/conflicts": {**COUPLE, "conflict": "declared"},
        "POST /cohorts/<uuid:cohort>/conflicts/lifts": COUPLE,
    },
    "partnership_journal": {
        "POST /partnerships/<uuid:partnership>/agreements": {"aims": MARK},
        "POST /partnerships/<uuid:partnership>/meetings/planned": MEETING,
        "POST /partnerships/<uuid:partnership>/meetings/held": MEETING,
        "POST /partnerships/<uuid:partnership>/goals": GOAL,
        "POST /partnerships/<uuid:partnership>/endings": {"how": "ended"},
        "POST /partnerships/<uuid:partnership>/continuations": {"shows_address": True},
        "POST /partnerships/<uuid:partnership>/contact-choices": {"shows_address": True},
        "POST /partnerships/<uuid:partnership>/texts/<uuid:replaced>/revisions": {"text": MARK},
        "POST /cohorts/<uuid:cohort>/sessions": SESSION,
        "POST /sessions/<uuid:session>/attendances": {"person": "00000000-0000-4000-8000-000000000007"},
    },
    "evaluation": {
        "POST /surveys/<uuid:survey>/approvals": APPROVAL,
        "POST /surveys/<uuid:survey>/extensions": {"days": 1},
        "POST /surveys/<uuid:survey>/answers": ANSWER,
        "POST /contributions/<uuid:contribution>/holds": {"reason": "figures_wrong"},
    },
}
BODIES: Final = {
    name: {**BODIES_OF_SERVICES.get(name, {}), **OF_OPERATORS}
    for name in ("recruitment", "matching", "partnership_journal", "evaluation", "insights")
}
QUERIES: Final[Mapping[str, str]] = {
    "GET /national/table": "?group_served=bme",
    "GET /rounds/<uuid:round_id>/previews": f"?step=veto&one={COUPLE['one']}&other={COUPLE['other']}",
    "POST /cohorts/<uuid:cohort>/import-files": f"?channel={MARK}",
}
