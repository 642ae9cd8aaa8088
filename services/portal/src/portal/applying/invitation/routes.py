"""An invitation by e-mail: taken up with its code, which leads on to the application, or removed."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.invitation import calls, words
from portal.applying.invitation.calls import Code
from portal.applying.invitation.forms import ClaimForm, RemoveInvitationForm
from portal.site import current
from portal.site.calls import Answer, Written
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.sign_in.returning import HOME

blueprint = Blueprint("invitation", __name__)


@blueprint.route("/invitation", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.TITLE)
def invitation() -> ResponseReturnValue:
    form = ClaimForm(sent())
    if form.is_ready() and (taken := form.send(calls.CLAIM, Code(form.code.data), **form.ids)):
        return done(_application(taken.value), words.TAKEN)
    return form.render("invitation/invitation.jinja", words=words, done=words.CONTINUE)


@blueprint.route("/invitation/remove", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.REMOVE_TITLE)
def remove() -> ResponseReturnValue:
    form = RemoveInvitationForm(sent())
    if form.is_ready() and form.send(calls.REMOVE, Code(form.code.data), **form.ids):
        return done(HOME, words.REMOVED)
    return form.render("invitation/remove.jinja", words=words, done=words.REMOVE)


def _application(begun: Written) -> str:
    """The page on which they go on with it; all cohorts where recruitment does not say which one it is of."""
    mine = current.fetch(calls.MINE).result()
    applications = mine.value if isinstance(mine, Answer) else ()
    return next((f"/apply/{each.cohort}" for each in applications if each.application == begun.id), "/apply")
