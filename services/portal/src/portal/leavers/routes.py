"""Signing in without the trust's sign-in, for people who have left: by a code to their private address.

The pages are the same whether or not anybody has given that address. Neither address nor code is in an address of a page or in a
log, and what the browser keeps is sealed.
"""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.leavers import ISSUER
from plp_kit.web.roles import Role
from portal.leavers import calls, words
from portal.leavers.calls import Address, Code, LeaverToken
from portal.leavers.forms import AskCodeForm, TypeCodeForm
from portal.site import clock, current
from portal.site.answers import found
from portal.site.calls import TRUST, Answer, Email
from portal.site.forms import PageForm, sent
from portal.site.guards import EVERYBODY, page
from portal.site.help.calls import TRUSTS
from portal.site.present import about
from portal.site.sign_in.returning import HOME
from portal.site.sign_in.waiting import TRIES, Asked, Waiting, new, waiting
from portal.site.signed_in import Secret, SignedIn
from portal.site.wiring import wiring

blueprint = Blueprint("leavers", __name__)


@blueprint.route("/left", methods=["GET", "POST"])
@page(EVERYBODY, title=words.TITLE, checks_itself=True)
def left() -> ResponseReturnValue:
    if _works_here():
        return redirect(HOME, 303)
    kept, trusts = waiting(), {each.trust: each.name for each in found(current.fetch_publicly(TRUSTS)).value}
    form, here = AskCodeForm(sent(), trusts), kept or new()
    if _may_send(form, kept):
        tenant, address = form.trust.data, form.address.data
        if form.send(calls.ASK, Address(Email(address)), tenant=tenant):
            return here.having_asked(tenant, trusts[tenant], address).keep(make_response(redirect("/left/code", 303)))
    return _shown(form, "leavers/left.jinja", here, done=words.SEND)


@blueprint.route("/left/code", methods=["GET", "POST"])
@page(EVERYBODY, title=words.CODE_TITLE, checks_itself=True)
def code() -> ResponseReturnValue:
    if _works_here():
        return redirect(HOME, 303)
    kept = waiting()
    asked = kept.code if kept else None
    if kept is None or asked is None or asked.tries >= TRIES:
        return _over(is_too_often=asked is not None)
    form = TypeCodeForm(sent())
    if _may_send(form, kept) and _is_last(form, asked):
        if granted := form.send(calls.SIGN_IN, Code(Email(asked.address), form.code.data), tenant=asked.tenant):
            return _signed_in(asked, granted.value)
        kept = kept.having_tried()
        if asked.tries + 1 >= TRIES:
            return kept.keep(make_response(_over(is_too_often=True)))
    until = about(datetime.fromtimestamp(asked.until, UTC))
    return _shown(form, "leavers/code.jinja", kept, done=words.SIGN_IN, asked=asked, until=until)


def _works_here() -> bool:
    """Whether somebody is signed in who needs no code."""
    session = current.session()
    return session is not None and not session.has_left


def _may_send(form: PageForm, kept: Waiting | None) -> bool:
    if not form.is_sent:
        return False
    if kept is None or not kept.is_from_our_page():
        form.status = HTTPStatus.FORBIDDEN
        form.notes.append(words.NOT_FROM_HERE)
        return False
    return form.is_ready()


def _is_last(form: TypeCodeForm, asked: Asked) -> bool:
    """Not where the page is of a code before the last one."""
    if form.mark == asked.mark:
        return True
    form.status = HTTPStatus.CONFLICT
    form.notes.append(words.ANOTHER_TAB)
    return False


def _shown(form: PageForm, template: str, kept: Waiting, **context: object) -> ResponseReturnValue:
    return kept.keep(make_response(form.render(template, words=words, form_token=kept.token, **context)))


def _over(*, is_too_often: bool) -> ResponseReturnValue:
    return render_template("leavers/over.jinja", words=words, is_too_often=is_too_often), HTTPStatus.FORBIDDEN


def _signed_in(asked: Asked, granted: LeaverToken) -> ResponseReturnValue:
    """A session of its own, with a new id, that ends with its token."""
    told = current.fetch_publicly(TRUST, tenant=asked.tenant).result()
    trust = told.value if isinstance(told, Answer) else None
    until = clock.moment() + timedelta(seconds=granted.seconds)
    secret = Secret(granted.token, "", ISSUER, str(granted.person), trust=trust)
    response = make_response(redirect(HOME, 303))
    current.end()
    current.forget(response)
    signed_in = SignedIn(asked.tenant, frozenset({Role.FORMER}), until, secret, granted.person)
    current.begin(wiring().sessions.begin(signed_in), response)
    return response
