"""One's partner, the Guide for Learning Partners and a session of one's cohort, for people who take part."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.partnership import calls, present, words
from portal.partnership.calls import Contact, Partnership
from portal.partnership.forms import ContactForm, GoOnForm, RefuseForm
from portal.partnership.present import Stage, shows_address, stage
from portal.site import current, markdown
from portal.site.answers import found, in_time, soon
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of

blueprint = Blueprint("partnership", __name__)


@blueprint.get("/partner")
@page(Role.PARTICIPANT, title=words.TITLE)
def partners() -> ResponseReturnValue:
    """Of somebody with one partner it is the partner's own page."""
    mine = found(current.fetch(calls.MINE)).value
    if len(mine) == 1:
        return redirect(f"/partner/{mine[0].partnership}", 303)
    rows = present.rows(mine, dict(names_of(each.partner for each in mine)))
    return render_template("partnership/list.jinja", words=words, rows=rows)


@blueprint.get("/partner/<uuid:partnership>")
@page(Role.PARTICIPANT, title=words.TITLE)
def partner(partnership: UUID) -> ResponseReturnValue:
    own = current.fetch(calls.PARTNERSHIP, partnership=partnership)
    why, other = current.fetch(calls.WHY), current.fetch(calls.PARTNER, partnership=partnership)
    until, read = soon(), found(own).value
    shown = present.partner_page(read, in_time(other, until), in_time(why, until))
    return render_template("partnership/partner.jinja", words=words, page=shown, Stage=Stage)


@blueprint.route("/partner/<uuid:partnership>/go-on", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.GO_ON_TITLE)
def go_on(partnership: UUID) -> ResponseReturnValue:
    form = GoOnForm(sent())
    if form.is_ready():
        body = Contact(form.shows_address.data == words.YES)
        if form.send(calls.GO_ON, body, partnership=partnership):
            return done(f"/partner/{partnership}", words.WENT_ON)
    read = _own(partnership)
    button = words.GO_ON if stage(read) is Stage.DECIDING else None
    happens = present.until(read, words.GO_ON_HAPPENS)
    form.showing(None)
    context = {"partnership": partnership, "happens": happens, "done": button}
    return form.render("partnership/act.jinja", words=words, **context)


@blueprint.route("/partner/<uuid:partnership>/cannot-work", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.REFUSE_TITLE)
def cannot_work(partnership: UUID) -> ResponseReturnValue:
    form = RefuseForm(sent())
    if form.is_ready() and form.send(calls.REFUSE, NoBody(), partnership=partnership):
        return done(f"/partner/{partnership}", words.REFUSED)
    button = words.REFUSE_BUTTON if stage(_own(partnership)) in {Stage.DECIDING, Stage.WAITING} else None
    form.showing(None)
    context = {"partnership": partnership, "happens": words.REFUSE_HAPPENS, "done": button}
    return form.render("partnership/act.jinja", words=words, **context)


@blueprint.route("/partner/<uuid:partnership>/contact", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.CONTACT_TITLE)
def contact(partnership: UUID) -> ResponseReturnValue:
    read = _own(partnership)
    form = ContactForm(sent(), shows_address=words.YES if shows_address(read) else words.NO)
    if form.is_ready():
        shows = form.shows_address.data == words.YES
        if shows is shows_address(read) or form.send(calls.CHOOSE, Contact(shows), partnership=partnership):
            return done(f"/partner/{partnership}", words.SAVED)
    button = None if read.ended_on or read.opening is None else words.SAVE_CONTACT
    form.showing(None)
    context = {"partnership": partnership, "happens": (), "done": button}
    return form.render("partnership/act.jinja", words=words, **context)


def _own(partnership: UUID) -> Partnership:
    return found(current.fetch(calls.PARTNERSHIP, partnership=partnership)).value


@blueprint.get("/guide/<uuid:cohort>")
@page(Role.PARTICIPANT, title=words.GUIDE_TITLE)
def guide(cohort: UUID) -> ResponseReturnValue:
    pages = found(current.fetch(calls.GUIDE, cohort=cohort)).value.pages
    return render_template("partnership/guide.jinja", words=words, cohort=cohort, pages=pages)


@blueprint.get("/guide/<uuid:cohort>/<uuid:one>")
@page(Role.PARTICIPANT, title=words.GUIDE_PAGE_TITLE)
def guide_page(cohort: UUID, one: UUID) -> ResponseReturnValue:
    """With the page that follows it, which is why the whole Guide is asked for."""
    pages = found(current.fetch(calls.GUIDE, cohort=cohort)).value.pages
    place = next((number for number, each in enumerate(pages) if each.page == one), None)
    if place is None:
        abort(HTTPStatus.NOT_FOUND)
    following = pages[place + 1] if place + 1 < len(pages) else None
    text = markdown.html(pages[place].text)
    shown = {"page": pages[place], "text": text, "following": following}
    return render_template("partnership/guide_page.jinja", words=words, cohort=cohort, **shown)


@blueprint.get("/launch/<uuid:session>")
@page(Role.PARTICIPANT, title=words.SESSION_TITLE)
def launch(session: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.SESSION, session=session)).value
    heading, facts = words.KINDS.get(shown.kind, words.SESSION_TITLE), present.session_facts(shown)
    return render_template("partnership/session.jinja", words=words, held=shown, heading=heading, facts=facts)
