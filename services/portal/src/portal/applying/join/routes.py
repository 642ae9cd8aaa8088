"""Joining: somebody for whom a facilitator entered an application types its code, and it is theirs."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.join import calls, words
from portal.applying.join.calls import JoinCode
from portal.applying.join.forms import JoinForm
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("join", __name__)


@blueprint.route("/apply/join", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.TITLE)
def join() -> ResponseReturnValue:
    form = JoinForm(sent())
    if form.is_ready() and (joined := form.send(calls.JOIN, JoinCode(form.code.data))):
        return done(f"/my-application/{joined.value.id}", words.DONE)
    return form.render("join/join.jinja", words=words, done=words.JOIN)
