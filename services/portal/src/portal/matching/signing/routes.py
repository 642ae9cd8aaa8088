"""Signing a proposal, publishing its pairs and taking them back, and entering who signs as a substitute."""

import re
from typing import Final
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching.acts.calls import STATE, RoundState
from portal.matching.acts.forms import name_people
from portal.matching.signing import calls, words
from portal.matching.signing.calls import Proposal
from portal.matching.signing.forms import PublishForm, SignForm, SubstituteForm, UnpublishForm
from portal.matching.signing.present import (
    cannot_name,
    cannot_publish,
    cannot_sign,
    cannot_unpublish,
    facts,
    pair_rows,
    people_in,
    vacant,
)
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, NoBody
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import SIGNED_IN, page
from portal.site.links import page_of
from portal.site.names import names_of

FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")

blueprint = Blueprint("signing", __name__)


@blueprint.route("/rounds/<uuid:round_id>/sign", methods=["GET", "POST"])
@page(SIGNED_IN, title=words.SIGN_TITLE)
def sign(round_id: UUID) -> ResponseReturnValue:
    """A matcher has read the proposal on its page, whose link says which one; a substitute reads it here."""
    state = found(current.fetch(STATE, round_id=round_id))
    back = page_of(f"/rounds/{round_id}")
    here = None if back else found(current.fetch(calls.ROUND, round_id=round_id)).value.proposal
    form = SignForm(sent(), proposal=here.fingerprint if here else _read())
    form.ask_of(state.value.own_seats)
    if form.is_ready() and form.send(calls.SIGN, form.signing, round_id=round_id):
        return done(back or "/today", words.SIGNED)
    if form.is_sent:
        state = found(current.fetch(STATE, round_id=round_id))
    why = cannot_sign(state.value, form.proposal.data)
    return _shown(form, state, "sign", why, None if why else words.SIGN_TITLE, here)


def _read() -> str | None:
    """Which proposal was read on the page from which the person comes."""
    given = request.args.get("proposal", "")
    return given if FINGERPRINT.fullmatch(given) else None


@blueprint.route("/rounds/<uuid:round_id>/publish", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PUBLISH_TITLE)
def publish(round_id: UUID) -> ResponseReturnValue:
    form = PublishForm(sent())
    if form.is_ready() and form.send(calls.PUBLISH, NoBody(), round_id=round_id):
        return done(f"/rounds/{round_id}", words.PUBLISHED)
    state = found(current.fetch(STATE, round_id=round_id))
    why = cannot_publish(state.value)
    return _shown(form, state, "publish", why, None if why else words.PUBLISH_TITLE)


@blueprint.route("/rounds/<uuid:round_id>/unpublish", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.UNPUBLISH_TITLE)
def unpublish(round_id: UUID) -> ResponseReturnValue:
    form = UnpublishForm(sent())
    if form.is_ready() and form.send(calls.UNPUBLISH, NoBody(), round_id=round_id):
        return done(f"/rounds/{round_id}", words.UNPUBLISHED)
    state = found(current.fetch(STATE, round_id=round_id))
    why = cannot_unpublish(state.value)
    return _shown(form, state, "unpublish", why, None if why else words.UNPUBLISH_TITLE)


@blueprint.route("/rounds/<uuid:round_id>/substitutes", methods=["GET", "POST"])
@page(Role.EDI_LEAD, Role.DECISION_MAKER, title=words.SUBSTITUTES_TITLE)
def substitutes(round_id: UUID) -> ResponseReturnValue:
    colleagues = current.fetch(calls.COLLEAGUES)
    state = found(current.fetch(STATE, round_id=round_id))
    people = {each.person: each.name for each in found(colleagues).value if each.name}
    form = SubstituteForm(sent())
    form.ask_of(people, vacant(state.value), state.value.opened_on)
    if form.is_ready() and form.send(calls.NAME, form.naming, round_id=round_id):
        return done(f"/rounds/{round_id}/substitutes", words.ENTERED)
    why = cannot_name(state.value)
    return _shown(form, state, "substitutes", why, None if why else words.ENTER)


def _shown(
    form: PageForm, state: Answer[RoundState], name: str, why: str | None, button: str | None, here: Proposal | None = None
) -> ResponseReturnValue:
    """With who has signed, by name, and with the pairs where they are read on this page."""
    name_people(form)
    paired = [person for pair in here.pairs for person in (pair.senior, pair.colleague)] if here else []
    names = names_of([*people_in(state.value), *paired])
    about = facts(state.value, names)
    form.showing(state.version, *about)
    form.changed = form.changed and why is None  # What has changed is then why.
    back = page_of(f"/rounds/{state.value.round}")
    shown = {"facts": about, "closed": why, "back": back, "rows": pair_rows(here, names) if here else (), "done": button}
    return form.render(f"signing/{name}.jinja", words=words, state=state.value, **shown)
