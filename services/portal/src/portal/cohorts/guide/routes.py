"""Writing a cohort's Guide for Learning Partners, for facilitators: its pages, each as people read it, and writing one."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.cohorts.guide import calls, present, words
from portal.cohorts.guide.calls import Guide, GuidePage, WantedGuide, Writing
from portal.cohorts.guide.forms import ArrangeForm, ChangePageForm, NewPageForm
from portal.cohorts.guide.words import ArrangeWords
from portal.site import current, markdown
from portal.site.answers import found
from portal.site.calls import Answer
from portal.site.done import done
from portal.site.drafts.calls import Place
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("guide", __name__)
QUESTION = "page"
"""What recruitment calls the one question of both forms whose drafts these are."""


@blueprint.get("/cohorts/<uuid:cohort>/set-up/guide")
@page(Role.FACILITATOR, title=words.LIST_TITLE)
def pages(cohort: UUID) -> ResponseReturnValue:
    rows = present.rows(cohort, _guide(cohort).value)
    return render_template("guide/list.jinja", words=words, cohort=cohort, rows=rows)


@blueprint.get("/cohorts/<uuid:cohort>/set-up/guide/<uuid:one>")
@page(Role.FACILITATOR, title=words.PAGE_TITLE_OF_PAGE)
def one_page(cohort: UUID, one: UUID) -> ResponseReturnValue:
    guide = _guide(cohort).value
    shown, is_first = _one_of(guide, one), guide.pages[0].page == one
    text = markdown.html(shown.text)
    return render_template("guide/page.jinja", words=words, cohort=cohort, page=shown, text=text, is_first=is_first)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/guide/new", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.NEW_TITLE)
def new_page(cohort: UUID) -> ResponseReturnValue:
    place = Place("new_guide_page", cohort, QUESTION)
    kept = current.fetch(calls.DRAFT, None, **place.ids)
    shown = _guide(cohort)
    form = NewPageForm(sent(), place, found(kept).value)
    if answered := form.kept():
        return answered
    if form.is_ready():
        body = present.with_new(shown.value, form.title.data, form.text.data)
        if form.send(calls.WRITE_GUIDE, body, cohort=cohort):
            return done(f"/cohorts/{cohort}/set-up/guide", words.SAVED)
    form.showing(shown.version)
    return _asked(form, cohort, f"/cohorts/{cohort}/set-up/guide", None)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/guide/<uuid:one>/change", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CHANGE_TITLE)
def change_page(cohort: UUID, one: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.PAGE, cohort=cohort, page=one))
    place = Place("guide_page", one, QUESTION)
    kept = found(current.fetch(calls.DRAFT, None, **place.ids)).value
    form = ChangePageForm(sent(), place, kept, title=shown.value.title, text=shown.value.text)
    address = f"/cohorts/{cohort}/set-up/guide/{one}"
    if answered := form.kept():
        return answered
    if form.is_ready():
        body = Writing(form.title.data, form.text.data)
        if form.send(calls.WRITE_PAGE, body, cohort=cohort, page=one):
            return done(address, words.SAVED)
    form.showing(shown.version)
    return _asked(form, cohort, address, shown.value)


def _asked(form: NewPageForm, cohort: UUID, back: str, theirs: GuidePage | None) -> ResponseReturnValue:
    looks = markdown.html(form.text.data or "") if form.looks else None
    return form.render("guide/write.jinja", words=words, cohort=cohort, back=back, theirs=theirs, looks=looks, done=words.SAVE)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/guide/<uuid:one>/take-away", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.TAKE_AWAY_TITLE)
def take_away(cohort: UUID, one: UUID) -> ResponseReturnValue:
    return _arranged(cohort, one, present.without, words.TAKE_AWAY)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/guide/<uuid:one>/move-up", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.MOVE_UP_TITLE)
def move_up(cohort: UUID, one: UUID) -> ResponseReturnValue:
    return _arranged(cohort, one, present.moved_up, words.MOVE_UP)


def _arranged(cohort: UUID, one: UUID, arrange: Callable[[Guide, UUID], WantedGuide], act: ArrangeWords) -> ResponseReturnValue:
    """In the version that was shown: an order that somebody else has changed is looked at again."""
    shown, form = _guide(cohort), ArrangeForm(sent())
    about = _one_of(shown.value, one)
    if form.is_ready() and form.send(calls.WRITE_GUIDE, arrange(shown.value, one), cohort=cohort):
        return done(f"/cohorts/{cohort}/set-up/guide", act.done)
    facts = present.facts(shown.value, about)
    form.showing(shown.version, *facts)
    back = f"/cohorts/{cohort}/set-up/guide/{one}"
    return form.render("guide/arrange.jinja", words=words, back=back, facts=facts, happens=act.happens, done=act.button)


def _guide(cohort: UUID) -> Answer[Guide]:
    return found(current.fetch(calls.GUIDE, cohort=cohort))


def _one_of(guide: Guide, one: UUID) -> GuidePage:
    """Answers 404 for a page that is not in the Guide, or not any more."""
    about = next((each for each in guide.pages if each.page == one), None)
    return about or abort(HTTPStatus.NOT_FOUND)
