"""A trust's signposts, for facilitators: the list, and one of them added, changed or taken away."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.signposts import calls, words
from portal.signposts.calls import AllSignposts, Signposts
from portal.signposts.forms import RemoveForm, SignpostForm
from portal.signposts.present import facts, found_in, shown, with_one, without
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("signposts", __name__)


@blueprint.get("/signposts")
@page(Role.FACILITATOR, title=words.TITLE)
def signpost_list() -> ResponseReturnValue:
    return render_template("signposts/list.jinja", words=words, page=shown(_read().value))


@blueprint.route("/signposts/new", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.ADD_TITLE)
def add() -> ResponseReturnValue:
    read, form = _read(), SignpostForm(sent(), None, request.args.get("kind"))
    if form.is_ready() and form.send(calls.WRITE, AllSignposts(with_one(read.value, form.wanted, None))):
        return done("/signposts", words.SAVED)
    form.showing(read.version)
    return form.render("signposts/signpost.jinja", words=words, theirs=(), done=words.SAVE)


@blueprint.route("/signposts/<uuid:signpost>", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CHANGE_TITLE)
def change(signpost: UUID) -> ResponseReturnValue:
    read = _read()
    known = found_in(read.value, signpost)
    form = SignpostForm(sent(), known)
    if known is None and not form.is_sent:
        return redirect("/signposts", 303)  # It is removed, or called something else by now.
    if form.is_ready() and form.send(calls.WRITE, AllSignposts(with_one(read.value, form.wanted, signpost))):
        return done("/signposts", words.SAVED)
    form.showing(read.version)
    theirs = facts(known) if known else ()
    return form.render("signposts/signpost.jinja", words=words, theirs=theirs, gone=known is None, done=words.SAVE, id=signpost)


@blueprint.route("/signposts/<uuid:signpost>/remove", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.REMOVE_TITLE)
def remove(signpost: UUID) -> ResponseReturnValue:
    read, form = _read(), RemoveForm(sent())
    known = found_in(read.value, signpost)
    if known is None and not form.is_sent:
        return redirect("/signposts", 303)
    if form.is_ready() and form.send(calls.WRITE, AllSignposts(without(read.value, signpost))):
        return done("/signposts", words.REMOVED)
    about = facts(known) if known else ()
    form.showing(read.version, *about)
    button = words.REMOVE_BUTTON if known else None
    return form.render("signposts/remove.jinja", words=words, known=known, facts=about, done=button)


def _read() -> Answer[Signposts]:
    return found(current.fetch(calls.SIGNPOSTS))
