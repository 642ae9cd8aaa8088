"""Notes of matchers about two people: written, and withdrawn by their authors."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.acts.calls import CANDIDATES, STATE, Couple, RoundState
from portal.matching.acts.forms import name_people, person_in
from portal.matching.acts.present import choices, pair_name
from portal.matching.noting import calls, words
from portal.matching.noting.calls import Note
from portal.matching.noting.forms import NoteForm, WithdrawForm
from portal.matching.noting.present import closed, note_facts
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.present import Choice, Fact

blueprint = Blueprint("noting", __name__)


@blueprint.route("/rounds/<uuid:round_id>/notes/new", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.NEW_TITLE)
def new(round_id: UUID) -> ResponseReturnValue:
    state, couple = found(current.fetch(STATE, round_id=round_id)), _couple()
    why = closed(state.value)
    form = NoteForm(sent())
    form.ask_of(couple, [] if couple or why else _people(state.value))
    if form.is_ready() and form.send(calls.WRITE, form.note, round_id=round_id):
        return done(f"/rounds/{round_id}", words.SAVED)
    if form.is_sent:
        state = found(current.fetch(STATE, round_id=round_id))
    name_people(form)
    names = names_of((couple.one, couple.other)) if couple else {}
    about = (Fact(words.ABOUT, pair_name(names, couple.one, couple.other)),) if couple else ()
    form.showing(state.version, *about)
    shown = {"facts": about, "couple": couple, "closed": why, "done": None if why else words.SAVE}
    return form.render("noting/new.jinja", words=words, round_id=round_id, **shown)


def _couple() -> Couple | None:
    one, other = person_in(request.args, "one"), person_in(request.args, "other")
    return Couple(one, other) if one and other else None


def _people(state: RoundState) -> list[Choice]:
    candidates = found(current.fetch(CANDIDATES, cohort=state.cohort)).value
    people = [each.person for each in candidates]
    return choices(names_of(people), people)


@blueprint.route("/rounds/<uuid:round_id>/notes/<uuid:note>/withdraw", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.WITHDRAW_TITLE)
def withdraw(round_id: UUID, note: UUID) -> ResponseReturnValue:
    form = WithdrawForm(sent())
    if form.is_ready() and form.send(calls.WITHDRAW, NoBody(), round_id=round_id, note=note):
        return done(f"/rounds/{round_id}", words.WITHDRAWN)
    state = found(current.fetch(STATE, round_id=round_id))
    why = closed(state.value)
    about = () if why else _about(round_id, note)
    form.showing(state.version, *about)
    shown = {"facts": about, "closed": why, "done": None if why else words.WITHDRAW_TITLE}
    return form.render("noting/withdraw.jinja", words=words, round_id=round_id, **shown)


def _about(round_id: UUID, note: UUID) -> tuple[Fact, ...]:
    """Answers 404 where there is no such note, or not any more."""
    notes: Answer[tuple[Note, ...]] = found(current.fetch(calls.NOTES, round_id=round_id))
    one = next((each for each in notes.value if each.note == note), None)
    if one is None:
        abort(HTTPStatus.NOT_FOUND)
    return tuple(note_facts(one, names_of((one.one, one.other))))
