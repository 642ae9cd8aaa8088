"""A private address that an official enters for somebody who has left, and confirms with the code that they read out."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.leavers.private_address import calls, words
from portal.leavers.private_address.calls import Code, Entered
from portal.leavers.private_address.forms import EnterAddressForm, EnteredCodeForm
from portal.site.calls import Email
from portal.site.done import done
from portal.site.forms import PageForm, sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.sign_in.returning import HOME

blueprint = Blueprint("private_address", __name__)


@blueprint.route("/people/<uuid:person>/private-address", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.DECISION_MAKER, title=words.TITLE)
def enter(person: UUID) -> ResponseReturnValue:
    form = EnterAddressForm(sent())
    if form.is_ready():
        entered = Entered(Email(form.address.data), form.means.data, form.on.data, form.authority.data)
        if form.send(calls.ENTER, entered, person=person):
            return done(f"/people/{person}/private-address/code", words.SENT)
    return _asked(form, "private_address/enter.jinja", person, words.SEND)


@blueprint.route("/people/<uuid:person>/private-address/code", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.DECISION_MAKER, title=words.CODE_TITLE)
def code(person: UUID) -> ResponseReturnValue:
    form = EnteredCodeForm(sent())
    if form.is_ready() and form.send(calls.CONFIRM, Code(form.code.data), person=person):
        return done(HOME, words.CONFIRMED)
    return _asked(form, "private_address/code.jinja", person, words.CONFIRM)


def _asked(form: PageForm, template: str, person: UUID, button: str) -> ResponseReturnValue:
    name = names_of([person]).get(person, words.NO_NAME)
    return form.render(template, words=words, person=person, name=name, done=button)
