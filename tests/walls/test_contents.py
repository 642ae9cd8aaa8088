"""Every route that reaches answers, transcripts or codings says so, and so the guard closes it to those who run the programme."""

from collections.abc import Iterator, Mapping
from typing import Final

import grimp
import pytest
from flask import Flask

from plp_kit.service import Service
from plp_kit.web.contents import CLOSED_TO, Content
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from tests.walls.answering import Answering
from tests.walls.asking import Everybody

SOURCES: Final[Mapping[str, Content]] = {"evaluation.answers.decider": Content.ANSWERS}
"""What code knows content by. Transcripts and codings have none yet."""
WITHOUT: Final = {"GET /contributions/<uuid:contribution>": "rounded, as it would leave the trust"}
EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])


def unmarked(at: Answering, graph: grimp.ImportGraph) -> Iterator[str]:
    """Routes that read, in a module that imports a source by whatever way, and give its content without a mark."""
    for route in at.guarded:
        module = module_of(at.app, route)  # The kit's own routes import no service.
        upstream = graph.find_upstream_modules(module) if module in graph.modules else set()
        reached = {SOURCES[source] for source in SOURCES.keys() & upstream}
        if route.method == "GET" and reached - {route.access.gives if route.access else None}:
            yield f"{route.method} {route.path}"


def module_of(app: Flask, route: Route) -> str:
    view = app.view_functions[route.endpoint]
    return str(getattr(view, "view_class", view).__module__)


@EACH
def test_a_route_that_reaches_such_content_is_marked_with_it(everybody: Everybody, service: Service) -> None:
    at = everybody(service).at
    graph = grimp.build_graph(service.name)
    assert SOURCES.keys() & graph.modules == {source for source in SOURCES if source.startswith(f"{service.name}.")}
    assert set(unmarked(at, graph)) == {name for name in WITHOUT if service.name == "evaluation"}
    assert {route.access.gives for route in at.guarded if route.access} - {None} == (
        set(SOURCES.values()) if service.name == "evaluation" else set()
    )


def test_all_such_content_is_closed_to_facilitators_and_co_chairs() -> None:
    assert set(CLOSED_TO) == set(Content)
    assert set(CLOSED_TO.values()) == {frozenset({Role.FACILITATOR, Role.CO_CHAIR})}
