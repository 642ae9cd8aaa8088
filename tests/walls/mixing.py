"""Roles that do not mix: what a token with two roles is refused, written down from what the programme promises.

A pair with the participant's role is the seeded subject: the applicant, candidate, respondent or proposer that the routes are
about. Every other pair is somebody who takes part in nothing.
"""

from collections.abc import Iterator
from typing import Final

from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_testkit.http import new_subject
from tests.walls.asking import Asking

Pair = frozenset[Role]
MATCHERS: Final = frozenset({Role.FACILITATOR, Role.CO_CHAIR})
OUTSIDER: Final = new_subject()

OWN_APPLICATION: Final = {
    f"POST /applications/<uuid:application>/{answer}" for answer in ("acceptances", "waiting-list-places", "declines")
}
OWN_PROPOSAL: Final = {f"POST /trust/proposals/<uuid:proposal>/{answer}" for answer in ("approvals", "refusals")}
TAKING_BACK: Final = "POST /trust/proposals/<uuid:proposal>/retractions"
OFFICES: Final = frozenset({Role.EDI_LEAD, Role.DECISION_MAKER})
OPEN_TO_CANDIDATES: Final = {
    "GET /rounds/<uuid:round_id>",
    *(f"GET /rounds/<uuid:round_id>/{what}" for what in ("changes", "outline", "pairs", "people", "unplaced")),
    "GET /rounds/<uuid:round_id>/signatures",
    "POST /rounds/<uuid:round_id>/signatures",
    "GET /cohorts/<uuid:cohort>/rounds",
    "GET /cohorts/<uuid:cohort>/several-partners",
    "GET /pairs/mine",
    "GET /today",
    "GET /me",
    "GET /me/data",
    "GET /me/access-records",
    "GET /access-records",
    "GET /retention",
}
OF_SIGNATURES: Final = "GET /rounds/<uuid:round_id>/signatures"
"""It is open to those who enter who was named, too."""
OF_MATCHERS_AND_SUBSTITUTES: Final = {"GET /rounds/<uuid:round_id>", "POST /rounds/<uuid:round_id>/signatures", OF_SIGNATURES}
"""Anybody may be named as a substitute for a seat of one round."""
ANSWERS: Final = {"GET /surveys/<uuid:survey>/respondents", "GET /surveys/<uuid:survey>/answers-by-group"}
OF_THE_SURVEY: Final = ANSWERS | {
    "GET /contributions/<uuid:contribution>",
    "POST /contributions/<uuid:contribution>/approvals",
    "POST /contributions/<uuid:contribution>/holds",
}

REFUSALS: Final = frozenset(
    {
        "role_missing",
        "content_closed",
        "own_application",
        "own_proposal",
        "not_own_proposal",
        "another_office",
        "candidate_of_round",
        "invited_to_survey",
        "not_substitute",
    }
)


def subject_of(asking: Asking, pair: Pair) -> str:
    return asking.seeded.subject if Role.PARTICIPANT in pair else OUTSIDER


def refusal(service: str, route: Route, pair: Pair) -> str | None:
    """The code with which this token is refused here; None where nothing about its roles or its person refuses it."""
    if route.access is None or not route.access.roles:
        return None
    if pair.isdisjoint(route.access.roles):
        return "role_missing"
    if route.access.is_operators:
        return None
    name = f"{route.method} {route.path}"
    if name in ANSWERS and pair & MATCHERS:
        return "content_closed"
    if name in OF_MATCHERS_AND_SUBSTITUTES and not pair & MATCHERS:
        return None if name == OF_SIGNATURES and pair & OFFICES else "not_substitute"
    if name == TAKING_BACK and Role.PARTICIPANT not in pair:
        return "not_own_proposal"
    if name in OWN_PROPOSAL and Role.PARTICIPANT not in pair:
        return None if pair & OFFICES else "another_office"
    return next(_of_subject(service, name), None) if Role.PARTICIPANT in pair else None


def _of_subject(service: str, name: str) -> Iterator[str]:
    if name in OWN_APPLICATION:
        yield "own_application"
    if name in OWN_PROPOSAL:
        yield "own_proposal"
    if name in OF_THE_SURVEY:
        yield "invited_to_survey"
    if service == "matching" and name not in OPEN_TO_CANDIDATES:
        yield "candidate_of_round"
