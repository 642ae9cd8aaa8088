"""Home: what waits for somebody in all areas of the service, and the same for one area."""

from collections.abc import Iterable
from concurrent.futures import Future, wait
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import IN_A_TRUST, Role
from portal.site import clock, current
from portal.site.areas import areas_of
from portal.site.calls import Answer, ApiError, Outcome, Service
from portal.site.guards import SIGNED_IN, page
from portal.site.links import page_of
from portal.site.present import about
from portal.site.today import words
from portal.site.today.calls import COHORTS, TODAY, NamedCohort
from portal.site.today.present import Told, section, sections

WORK_WITH_COHORTS: Final = frozenset({Role.FACILITATOR, Role.CO_CHAIR, Role.EVALUATOR, Role.DPO})
SECONDS_TO_ANSWER: Final = 1.0
"""A service that takes longer leaves a sentence in its sections."""

blueprint = Blueprint("today", __name__)


@blueprint.get("/today")
@page(SIGNED_IN, Role.FORMER, title=words.TITLE)
def today() -> ResponseReturnValue:
    areas = areas_of(current.signed_in().roles)
    told = _asked((*(service for area in areas for service in area.services), *_for_substitutes()))
    until = about(clock.moment() + timedelta(seconds=current.signed_in().most))
    shown = sections(areas, told, page_of)
    return render_template("today/today.jinja", words=words, here="home", sections=shown, left_until=until)


@blueprint.get("/today/<slug>")
@page(SIGNED_IN, title=words.AREA_TITLE)
def area(slug: str) -> ResponseReturnValue:
    areas = areas_of(current.signed_in().roles)
    found = next((area for area in areas if area.slug == slug), None)
    if found is None:
        abort(404)
    shown = section(found, areas, _asked(found.services), page_of)
    pages = [(name, address) for name, address in found.pages if page_of(address)]
    return render_template("today/area.jinja", words=words, here=slug, area=found, section=shown, pages=pages)


def _for_substitutes() -> tuple[Service, ...]:
    """Anybody of a trust may be asked to sign in a matcher's place."""
    session = current.signed_in()
    return () if session.has_left or session.roles.isdisjoint(IN_A_TRUST) else (Service.MATCHING,)


def _asked(services: Iterable[Service]) -> Told:
    """All of them side by side, each once."""
    asked = {service: current.fetch(TODAY[service]) for service in dict.fromkeys(services)}
    named = None if current.signed_in().roles.isdisjoint(WORK_WITH_COHORTS) else current.fetch(COHORTS)
    begun: list[Future[Any]] = [*asked.values(), *([] if named is None else [named])]
    wait(begun, SECONDS_TO_ANSWER)
    outcomes = {service: answer.result() if answer.done() else ApiError.AWAY for service, answer in asked.items()}
    return Told(outcomes, _titles(named))


def _titles(named: Future[Outcome[tuple[NamedCohort, ...]]] | None) -> dict[UUID, str]:
    """Without them the rows are shown all the same."""
    outcome = named.result() if named and named.done() else None
    return {each.cohort: each.title for each in outcome.value} if isinstance(outcome, Answer) else {}
