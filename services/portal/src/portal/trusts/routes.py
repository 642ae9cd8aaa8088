"""Trusts, for operators: the list, one with the settings with which it was taken on, and taking on another."""

from http import HTTPStatus

import msgspec
from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.present import Choice
from portal.trusts import calls, words
from portal.trusts.calls import NewTrust, Settings
from portal.trusts.forms import FileForm, TakeOnForm, Unreadable, read, settings_of
from portal.trusts.present import new_facts, prepared, rows, trust_page
from portal.trusts.typed.forms import TypedForm, answers

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
        return _taken_on(TakeOnForm(given), typed=False)
    form, choices = FileForm(given), _prepared()
    form.offer(choices)
    if form.is_ready() and (trust := form.new_trust()) and form.send(calls.CHECK, trust, tenant=form.trust.data):
        carrying = TakeOnForm(None, trust=form.trust.data, content=form.text.data)
        return _shown(carrying, trust, _readable(trust), typed=False)
    return form.render("trusts/new.jinja", words=words, choices=choices, done=words.CHECK)


@blueprint.route("/trusts/new/typed", methods=["GET", "POST"])
@page(Role.OPERATOR, title=words.TYPED_TITLE)
def typed() -> ResponseReturnValue:
    """As `new`. What was checked can be changed: then it is asked for again, with the answers."""
    given = sent()
    if given is not None and "content" in given:
        carrying = TakeOnForm(given)
        return _asked_again(carrying) if "change" in given else _taken_on(carrying, typed=True)
    form, choices = TypedForm(given), _prepared()
    form.offer(choices)
    if form.is_ready():
        trust = form.new_trust(found(current.fetch(calls.STANDARD)).value)
        if form.send(calls.CHECK, trust, tenant=form.trust.data):
            carrying = TakeOnForm(None, trust=form.trust.data, content=msgspec.json.encode(trust).decode())
            return _shown(carrying, trust, _readable(trust), typed=True)
    return _asked(form, choices)


def _prepared() -> list[Choice]:
    return prepared(found(current.fetch(calls.ALL)).value)


def _asked(form: TypedForm, choices: list[Choice]) -> ResponseReturnValue:
    return form.render("trusts/typed.jinja", words=words, choices=choices, done=words.CHECK)


def _asked_again(form: TakeOnForm) -> ResponseReturnValue:
    trust = _carried(form)
    typed, choices = TypedForm(None, **answers(form.trust.data, trust, _readable(trust))), _prepared()
    typed.offer(choices)
    return _asked(typed, choices)


def _carried(form: TakeOnForm) -> NewTrust:
    """What comes back was shown: anything else is typed anew."""
    try:
        return read(form.content.data)
    except Unreadable:
        abort(HTTPStatus.BAD_REQUEST)


def _readable(trust: NewTrust) -> Settings:
    """As `_carried`."""
    try:
        return settings_of(trust)
    except Unreadable:
        abort(HTTPStatus.BAD_REQUEST)


def _taken_on(form: TakeOnForm, *, typed: bool) -> ResponseReturnValue:
    trust = _carried(form)
    settings = _readable(trust)
    if form.is_ready() and form.send(calls.TAKE_ON, trust, tenant=form.trust.data):
        return done(f"/trusts/{form.trust.data}", words.TAKEN_ON)
    return _shown(form, trust, settings, typed=typed)


def _shown(form: TakeOnForm, trust: NewTrust, settings: Settings, *, typed: bool) -> ResponseReturnValue:
    """`typed`: it can be changed in the form, and what was not typed is the platform's standard."""
    facts = new_facts(form.trust.data, trust, settings)
    return form.render("trusts/check.jinja", words=words, facts=facts, typed=typed, done=words.TAKE_ON)
