"""One's private address: given, confirmed by a code that comes by e-mail, changed, and removed."""

from typing import Final

from flask import Blueprint
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import IN_A_TRUST
from portal.my_data.address import calls, words
from portal.my_data.address.calls import Code, Wanted
from portal.my_data.address.forms import ConfirmAddressForm, PrivateAddressForm, RemoveAddressForm
from portal.my_data.address.present import facts, sentences
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Email
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("address", __name__)

ADDRESS: Final = "/my-data/address"


@blueprint.route(ADDRESS, methods=["GET", "POST"])
@page(*IN_A_TRUST, title=words.TITLE)
def address() -> ResponseReturnValue:
    form = PrivateAddressForm(sent())
    if form.is_ready() and form.send(calls.WANT, Wanted(Email(form.address.data))):
        return done(f"{ADDRESS}/code", words.SENT_NOW)
    own = found(current.fetch(calls.OWN))
    form.showing(own.version)
    if own.value.address:
        form.address.ask(words.ANOTHER_ADDRESS, form.address.most)
    said = sentences(own.value)
    return form.render("address/address.jinja", words=words, own=own.value, said=said, done=words.SEND)


@blueprint.route(f"{ADDRESS}/code", methods=["GET", "POST"])
@page(*IN_A_TRUST, title=words.CODE_TITLE)
def code() -> ResponseReturnValue:
    form = ConfirmAddressForm(sent())
    if form.is_ready() and form.send(calls.CONFIRM, Code(form.code.data)):
        return done(ADDRESS, words.CONFIRMED)
    own = found(current.fetch(calls.OWN)).value
    return form.render("address/code.jinja", words=words, own=own, done=words.CONFIRM)


@blueprint.route(f"{ADDRESS}/remove", methods=["GET", "POST"])
@page(*IN_A_TRUST, title=words.REMOVE_TITLE)
def remove() -> ResponseReturnValue:
    form = RemoveAddressForm(sent())
    if form.is_ready() and form.send(calls.WANT, Wanted(None)):
        return done(ADDRESS, words.REMOVED)
    own = found(current.fetch(calls.OWN))
    known = facts(own.value)
    form.showing(own.version, *known)
    return form.render("address/remove.jinja", words=words, facts=known, done=words.REMOVE if known else None)
