"""Setting up a cohort, for facilitators: a task list, a page for each item, what the settings give it, opening, dropping."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.cohorts.set_up import calls, present, words
from portal.cohorts.set_up.calls import NewSetUp, SetUp
from portal.cohorts.set_up.forms import ITEMS, DropForm, NewForm, OpenForm
from portal.site import current
from portal.site.answers import found
from portal.site.calls import Answer, NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.present import day

blueprint = Blueprint("set_up", __name__)


@blueprint.route("/cohorts/new", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.TASKS_TITLE)
def new() -> ResponseReturnValue:
    form = NewForm(sent())
    if form.is_ready():
        begun = form.send(calls.BEGIN, NewSetUp(form.title.data))
        if begun:
            return redirect(f"/cohorts/{begun.value.id}/set-up", 303)
    return form.render("set_up/new.jinja", words=words, done=words.BEGIN)


@blueprint.get("/cohorts/<uuid:cohort>/set-up")
@page(Role.FACILITATOR, title=words.TASKS_TITLE)
def tasks(cohort: UUID) -> ResponseReturnValue:
    shown = _read(cohort).value
    if shown.open:
        return redirect(f"/cohorts/{cohort}", 303)
    return render_template("set_up/tasks.jinja", words=words, cohort=cohort, page=present.task_page(shown))


@blueprint.route("/cohorts/<uuid:cohort>/open", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.OPEN_TITLE)
def open_cohort(cohort: UUID) -> ResponseReturnValue:
    form = OpenForm(sent())
    if form.is_ready() and form.send(calls.OPEN, NoBody(), cohort=cohort):
        return done(f"/cohorts/{cohort}", words.OPENED)
    shown = _read(cohort)
    if shown.value.open and not form.is_sent:
        return redirect(f"/cohorts/{cohort}", 303)
    facts = present.facts(shown.value)
    form.showing(shown.version, *facts)
    button = None if shown.value.missing or shown.value.open else words.TO_OPEN
    opens = day(shown.value.dates.recruiting_opens_on) if shown.value.dates else ""
    missing = [each.detail for each in shown.value.missing]
    return form.render("set_up/open.jinja", words=words, cohort=cohort, facts=facts, done=button, opens=opens, missing=missing)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/drop", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.DROP_TITLE)
def drop(cohort: UUID) -> ResponseReturnValue:
    form = DropForm(sent())
    if form.is_ready() and form.send(calls.DROP, NoBody(), cohort=cohort):
        return done("/cohorts", words.DROPPED)
    shown = _read(cohort)
    if shown.value.open and not form.is_sent:
        return redirect(f"/cohorts/{cohort}", 303)
    facts = present.facts(shown.value)
    form.showing(shown.version, *facts)
    button = None if shown.value.open else words.TO_DROP
    return form.render("set_up/drop.jinja", words=words, cohort=cohort, facts=facts, done=button)


def _item(cohort: UUID, slug: str) -> ResponseReturnValue:
    shown = _read(cohort)
    kind = ITEMS[slug]
    form = kind(sent(), **kind.written(shown.value))
    if shown.value.open and not form.is_sent:
        return redirect(f"/cohorts/{cohort}", 303)
    if form.is_ready() and form.send(kind.call, form.body, cohort=cohort):
        return done(f"/cohorts/{cohort}/set-up", words.SAVED[slug])
    form.showing(shown.version)
    title, theirs = shown.value.title, present.item_facts(shown.value, slug)
    return form.render(
        "set_up/item.jinja", words=words, cohort=cohort, slug=slug, caption=title, theirs=theirs, done=words.CONTINUE
    )


def _taken(cohort: UUID, slug: str) -> ResponseReturnValue:
    trust = current.fetch(calls.TRUST)
    title, settings = _read(cohort).value.title, found(trust).value.settings
    shown = present.taken(settings, slug) if settings else None
    return render_template("set_up/taken.jinja", words=words, cohort=cohort, caption=title, page=shown)


def _read(cohort: UUID) -> Answer[SetUp]:
    return found(current.fetch(calls.SET_UP, cohort=cohort))


def _page(shows: Callable[[UUID, str], ResponseReturnValue], slug: str, title: str) -> Callable[[UUID], ResponseReturnValue]:
    @page(Role.FACILITATOR, title=title)
    def shown(cohort: UUID) -> ResponseReturnValue:
        return shows(cohort, slug)

    return shown


for _slug, _title in words.ITEM_TITLES.items():
    blueprint.add_url_rule(f"/cohorts/<uuid:cohort>/set-up/{_slug}", _slug, _page(_item, _slug, _title), methods=["GET", "POST"])
for _slug, _title in words.SETTINGS_TITLES.items():
    blueprint.add_url_rule(f"/cohorts/<uuid:cohort>/set-up/{_slug}", _slug, _page(_taken, _slug, _title))
