"""One proposal of settings: read by those who may propose or answer, approved or refused by another, taken back by its own."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.programme import calls
from portal.programme.calls import Reason
from portal.programme.proposals import words
from portal.programme.proposals.forms import ApproveForm, RefuseForm, TakeBackForm
from portal.programme.proposals.present import facts, shown
from portal.programme.proposals.words import AnswerWords
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.links import page_of

blueprint = Blueprint("proposals", __name__)


@blueprint.get("/settings/proposals/<uuid:proposal>")
@page(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER, title=words.TITLE)
def proposal(proposal: UUID) -> ResponseReturnValue:
    read = found(current.fetch(calls.PROPOSAL, proposal=proposal)).value
    back = page_of("/settings") or "/today"
    return render_template("proposals/proposal.jinja", words=words, id=proposal, page=shown(read), back=back)


@blueprint.route("/settings/proposals/<uuid:proposal>/approve", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER, title=words.APPROVE_TITLE)
def approve(proposal: UUID) -> ResponseReturnValue:
    """A facilitator approves what the operator entered when the trust joined."""
    form = ApproveForm(sent())
    if form.is_ready() and form.send(calls.APPROVE, NoBody(), proposal=proposal):
        return done(f"/settings/proposals/{proposal}", words.APPROVE.done)
    return _asked(form, proposal, words.APPROVE)


@blueprint.route("/settings/proposals/<uuid:proposal>/refuse", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER, title=words.REFUSE_TITLE)
def refuse(proposal: UUID) -> ResponseReturnValue:
    form = RefuseForm(sent())
    if form.is_ready() and form.send(calls.REFUSE, Reason(form.reason.data), proposal=proposal):
        return done(f"/settings/proposals/{proposal}", words.REFUSE.done)
    return _asked(form, proposal, words.REFUSE)


@blueprint.route("/settings/proposals/<uuid:proposal>/take-back", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.EDI_LEAD, title=words.TAKE_BACK_TITLE)
def take_back(proposal: UUID) -> ResponseReturnValue:
    form = TakeBackForm(sent())
    if form.is_ready() and form.send(calls.TAKE_BACK, NoBody(), proposal=proposal):
        return done(f"/settings/proposals/{proposal}", words.TAKE_BACK.done)
    return _asked(form, proposal, words.TAKE_BACK)


def _asked(form: PageForm, proposal: UUID, act: AnswerWords) -> ResponseReturnValue:
    answer = found(current.fetch(calls.PROPOSAL, proposal=proposal))
    about, all_of_it = facts(answer.value), shown(answer.value)
    form.showing(answer.version, *about)
    button = act.button if act.step in answer.value.may else None
    return form.render("proposals/act.jinja", words=words, act=act, page=all_of_it, facts=about, id=proposal, done=button)
