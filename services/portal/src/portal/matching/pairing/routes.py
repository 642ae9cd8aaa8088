"""Pinning, vetoing, swapping and releasing: what it would change is shown before it is done."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.acts.calls import CANDIDATES, STATE, Couple, RoundState
from portal.matching.acts.forms import name_people, person_in
from portal.matching.pairing import calls, words
from portal.matching.pairing.forms import PinForm, ReleaseForm, SwapForm, VetoForm
from portal.matching.pairing.present import back_from, cannot, couple_fact, held_as, people_in, picking, preview_facts
from portal.matching.pairing.words import ActWords
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, Call, Refused, Written
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.names import names_of

blueprint = Blueprint("pairing", __name__)


@blueprint.route("/rounds/<uuid:round_id>/pin", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PIN_TITLE)
def pin(round_id: UUID) -> ResponseReturnValue:
    return _acted(PinForm(sent()), calls.PIN, round_id, words.PIN)


@blueprint.route("/rounds/<uuid:round_id>/veto", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.VETO_TITLE)
def veto(round_id: UUID) -> ResponseReturnValue:
    return _acted(VetoForm(sent()), calls.VETO, round_id, words.VETO)


@blueprint.route("/rounds/<uuid:round_id>/swap", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.SWAP_TITLE)
def swap(round_id: UUID) -> ResponseReturnValue:
    return _acted(SwapForm(sent()), calls.SWAP, round_id, words.SWAP)


@blueprint.route("/rounds/<uuid:round_id>/release", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.RELEASE_TITLE)
def release(round_id: UUID) -> ResponseReturnValue:
    return _acted(ReleaseForm(sent()), calls.RELEASE, round_id, words.RELEASE)


def _acted(form: PageForm, call: Call[Couple, Written], round_id: UUID, act: ActWords) -> ResponseReturnValue:
    one, other = person_in(request.args, "one"), person_in(request.args, "other")
    if one is None or other is None:
        return _chosen(round_id, act, one)
    couple = Couple(one, other)
    if form.is_ready() and form.send(call, couple, round_id=round_id):
        return done(f"/rounds/{round_id}", act.done)
    state = found(current.fetch(STATE, round_id=round_id))
    if closed := _closed(state.value):
        back = back_from(act, round_id, one, other)
        return form.render("pairing/act.jinja", words=words, act=act, back=back, closed=closed)
    return _released(form, couple, state, act) if act is words.RELEASE else _previewed(form, couple, round_id, act)


def _closed(state: RoundState) -> str | None:
    """Why nothing can be done to the round by this matcher."""
    if not state.is_open:
        return words.CANDIDATE
    return words.PUBLISHED if state.published_on else None


def _previewed(form: PageForm, couple: Couple, round_id: UUID, act: ActWords) -> ResponseReturnValue:
    asked = {"step": act.step, "one": str(couple.one), "other": str(couple.other)}
    told = current.ask(calls.PREVIEW, asked, round_id=round_id)
    preview = told.value if isinstance(told, Answer) else None
    if preview is None and not form.notes:
        form.notes.append(cannot(act, told) if isinstance(told, Refused) else words.NOT_KNOWN)
    name_people(form)
    names = names_of(people_in(couple, preview))
    facts = (couple_fact(act, couple, names), *(preview_facts(act, preview, names) if preview else ()))
    form.showing(told.version if isinstance(told, Answer) else None, *facts)
    button = act.button if preview else None
    back = back_from(act, round_id, couple.one, couple.other)
    return form.render("pairing/act.jinja", words=words, act=act, facts=facts, back=back, done=button)


def _released(form: PageForm, couple: Couple, state: Answer[RoundState], act: ActWords) -> ResponseReturnValue:
    held = held_as(found(current.fetch(calls.HELD, round_id=state.value.round)).value, couple)
    name_people(form)
    named = couple_fact(act, couple, names_of((couple.one, couple.other)))
    facts = (named, held) if held else (named,)
    form.showing(state.version, *facts)
    closed, button = (None, act.button) if held else (words.NOT_HELD, None)
    shown = {"facts": facts, "closed": closed, "done": button}
    back = back_from(act, state.value.round, couple.one, couple.other)
    return form.render("pairing/act.jinja", words=words, act=act, back=back, **shown)


def _chosen(round_id: UUID, act: ActWords, one: UUID | None) -> ResponseReturnValue:
    """Which two people: the next page says what it would change."""
    state = found(current.fetch(STATE, round_id=round_id)).value
    back = back_from(act, round_id, one, None)
    if closed := _closed(state):
        return render_template("pairing/closed.jinja", words=words, back=back, closed=closed)
    candidates = found(current.fetch(CANDIDATES, cohort=state.cohort)).value
    names = names_of(each.person for each in candidates)
    picks = picking(act, candidates, one, names)
    return render_template("pairing/choose.jinja", words=words, back=back, picks=picks, one=one)
