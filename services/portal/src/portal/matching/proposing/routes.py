"""Proposing pairs: the best for everybody without a partner, or as few changes to signed pairs as possible."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.acts.calls import STATE, RoundState
from portal.matching.acts.forms import name_people
from portal.matching.pairing.calls import HELD
from portal.matching.proposing import calls, words
from portal.matching.proposing.forms import ProposeForm, RepairForm
from portal.matching.proposing.present import chosen, closed, held_rows, nothing_to_do, options, people_in, propose_facts
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, NoBody, Refused, Sent
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.present import Choice

blueprint = Blueprint("proposing", __name__)


@blueprint.route("/rounds/<uuid:round_id>/propose", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PROPOSE_TITLE)
def propose(round_id: UUID) -> ResponseReturnValue:
    form = ProposeForm(sent())
    if form.is_ready() and form.send(calls.PROPOSE, NoBody(), round_id=round_id):
        return done(f"/rounds/{round_id}", words.PROPOSED)
    state = found(current.fetch(STATE, round_id=round_id))
    why = closed(state.value)
    held = found(current.fetch(HELD, round_id=round_id)).value if state.value.is_open else ()
    rows = held_rows(round_id, held, names_of(person for each in held for person in (each.one, each.other)))
    name_people(form)
    facts = tuple(propose_facts(state.value))
    form.showing(state.version, *facts)
    button = None if why else words.PROPOSE_AGAIN if state.value.fingerprint else words.PROPOSE_TITLE
    shown = {"facts": facts, "closed": why, "held": rows, "state": state.value, "done": button}
    return form.render("proposing/propose.jinja", words=words, round_id=round_id, **shown)


@blueprint.route("/rounds/<uuid:round_id>/repairs", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.REPAIRS_TITLE)
def repairs(round_id: UUID) -> ResponseReturnValue:
    state = found(current.fetch(STATE, round_id=round_id))
    why = closed(state.value)
    told = None if why else current.ask(calls.REPAIRS, round_id=round_id)
    form = RepairForm(sent())
    form.ask_of(_options(told))
    if form.is_ready() and form.send(calls.REPAIR, chosen(form.repair.data), round_id=round_id):
        return done(f"/rounds/{round_id}", words.PROPOSED)
    name_people(form)
    form.showing(state.version)
    why = why or _refused(state.value, told)
    shown = {"closed": why, "done": None if why else words.REPAIR}
    return form.render("proposing/repairs.jinja", words=words, round_id=round_id, **shown)


def _options(told: Sent[calls.Repairs] | None) -> list[Choice]:
    return options(told.value, names_of(people_in(told.value))) if isinstance(told, Answer) else []


def _refused(state: RoundState, told: Sent[calls.Repairs] | None) -> str | None:
    match told:
        case Answer(value):
            return words.NOTHING_TO_REPAIR if nothing_to_do(state, value) else None
        case Refused():
            return told.detail
        case _:
            return words.NOT_SHOWN
