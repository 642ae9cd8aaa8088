"""Bad bodies at every route that takes one: what is wrong is named by field and rule, and nothing is half-written."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

import pytest
from flask import Flask, request

from plp_kit.service import Service
from plp_kit.web.bodies import Json
from plp_kit.web.bodies import Path as Place
from plp_kit.web.guards import Route
from plp_kit.web.tenancy import PLATFORM
from plp_operate.deployment.services import SERVICES
from tests.input.bodies import Bodied, faults
from tests.input.conftest import At
from tests.walls.asking import NOBODY, Asking
from tests.walls.bodies import BODIES, GOAL
from tests.walls.estate import Estate
from tests.walls.holdings import holdings

FILES: Final = {"POST /cohorts/<uuid:cohort>/import-files", "POST /staff-lists"}
"""These take a spreadsheet: recruitment's own tests send bad ones."""
UNANSWERED: Final = frozenset(("profile", question) for question in range(3))
LEFT_OUT: Final = frozenset(
    {("settings", "clean_erasures"), ("settings", "controller"), ("settings", "controller", "officer_telephone")}
)
"""A person decides all erasures; no cohort opens yet; the officer is written to."""
TOPIC: Final = "/operations/<string:tenant>/topics/<string:topic>"
NULLS: Final[Mapping[str, frozenset[Place]]] = {
    "POST /cohorts/<uuid:cohort>/applications": UNANSWERED,
    "POST /cohorts/<uuid:cohort>/applications/mine": UNANSWERED,
    "POST /cohorts/<uuid:cohort>/entered-applications": frozenset({("address",), *(("form", *place) for place in UNANSWERED)}),
    "POST /cohorts/<uuid:cohort>/date-changes": frozenset({("launch_on",)}),  # Not moved.
    "POST /trusts/<string:tenant>": LEFT_OUT,
    "POST /trust/proposals": LEFT_OUT | {("reason",)},  # Nothing was said.
    "POST /trust/settings/checks": frozenset(place[1:] for place in LEFT_OUT),
    "PUT /trust/signposts": frozenset(("signposts", 0, way) for way in ("telephone", "email", "web", "hours")),
    "POST /rounds/<uuid:round_id>/signatures": frozenset({("seat",)}),  # The only one whose role the caller has.
    "PUT /applications/<uuid:application>/own": frozenset({("answer",)}),  # Not answered any more.
    "POST /trusts/<string:tenant>/checks": LEFT_OUT,
    **{
        f"POST {TOPIC}/{what}": frozenset({("reason",)}) for what in ("resumptions", "parked/<int:sequence>/retries")
    },  # Nobody needs one.
    "POST /requests/<uuid:request>/answers": frozenset({("words",)}),  # Somebody who is erased could not read them.
    "PUT /me/private-address": frozenset({("address",)}),  # None any more.
    "POST /applications/<uuid:application>/access-needs": frozenset({("needs",)}),  # None any more.
}


def bodied(asking: Asking) -> Iterator[Bodied]:
    """The walls' tests hold that every route which takes a body has a good one."""
    for route in asking.at.guarded:
        name = f"{route.method} {route.path}"
        if asking.has_body(route) and name not in FILES:
            good = cast("Json", asking.with_ids(BODIES[asking.at.service.name][name]))
            nulls = NULLS.get(name, frozenset())
            yield Bodied(asking.at.app, route.method, asking.path(route), signed(asking, route), good, nulls)


def signed(asking: Asking, route: Route) -> dict[str, str]:
    assert route.access is not None
    role = min(route.access.roles)
    tenant = PLATFORM if route.access.is_operators else asking.at.own
    token = asking.at.running.signer.token(asking.seeded.people.get(role, str(NOBODY)), tenant, role)
    return {"Authorization": f"Bearer {token}", **({"If-Match": '"1"'} if route.method == "PUT" else {})}


@pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
def test_a_bad_body_is_refused_by_field_and_rule_and_changes_nothing(at: At, estate: Estate, service: Service) -> None:
    asking = at(service)
    for each in bodied(asking):
        each.send(b"")  # The first request of each caller gives them an id.
    before = holdings(estate, asking.at)
    assert "\n".join(fault for each in bodied(asking) for fault in faults(each)) == ""
    assert holdings(estate, asking.at) == before


def test_a_naive_route_is_caught() -> None:
    """It takes Flask's own word for what a body is, and the sender's for what is in it."""
    app = Flask("naive")
    app.add_url_rule("/goals", view_func=lambda: {"words": len(request.get_json()["text"])}, methods=["POST"])
    found = "\n".join(faults(Bodied(app, "POST", "/goals", {}, GOAL)))
    for escaped in ("'\\x00' at ('text',)", "'\\ud800' at ('text',)", "None at ('text',)", "an unknown member", "unasked", "xef"):
        assert escaped in found
