"""Trusts, for operators: the list, one with the settings with which it was taken on, and taking on another."""

from http import HTTPStatus

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.trusts import calls, words
from portal.trusts.calls import NewTrust
from portal.trusts.forms import FileForm, TakeOnForm, Unreadable, read
from portal.trusts.present import new_facts, prepared, rows, trust_page

blueprint = Blueprint("trusts", __name__)


@blueprint.get("/trusts")
@page(Role.OPERATOR, title=words.TITLE)
def trusts() -> ResponseReturnValue:
    return render_template("trusts/list.jinja", words=words, rows=rows(found(current.fetch(calls.ALL)).value))


@blueprint.get("/trusts/<trust>")
@page(Role.OPERATOR, title=words.ONE_TITLE)
def one(trust: str) -> ResponseReturnValue:
    shown = trust_page(trust, found(current.fetch(calls.ONE, tenant=trust)).value)
    return render_template("trusts/trust.jinja", words=words, page=shown)


@blueprint.route("/trusts/new", methods=["GET", "POST"])
@page(Role.OPERATOR, title=words.NEW_TITLE, takes_files=True)
def new() -> ResponseReturnValue:
    """What is sent is checked and shown, with a form that carries it and takes on the trust."""
    given = sent()
    if given is not None and "content" in given:
        return _taken_on(TakeOnForm(given))
    form, choices = FileForm(given), prepared(found(current.fetch(calls.ALL)).value)
    form.offer(choices)
    if form.is_ready() and (trust := form.new_trust()) and form.send(calls.CHECK, trust, tenant=form.trust.data):
        return _shown(TakeOnForm(None, trust=form.trust.data, content=form.text.data), trust)
    return form.render("trusts/new.jinja", words=words, choices=choices, done=words.CHECK)


def _taken_on(form: TakeOnForm) -> ResponseReturnValue:
    """What comes back was shown: anything else is typed anew."""
    try:
        trust = read(form.content.data)
    except Unreadable:
        abort(HTTPStatus.BAD_REQUEST)
    if form.is_ready() and form.send(calls.TAKE_ON, trust, tenant=form.trust.data):
        return done(f"/trusts/{form.trust.data}", words.TAKEN_ON)
    return _shown(form, trust)


def _shown(form: TakeOnForm, trust: NewTrust) -> ResponseReturnValue:
    facts = new_facts(form.trust.data, trust)
    return form.render("trusts/check.jinja", words=words, facts=facts, done=words.TAKE_ON)
