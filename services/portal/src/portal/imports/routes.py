"""Lists of people, for facilitators: those whom a form's export invites, and the staff list that says who reports to whom."""

from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.imports import calls, columns, outcomes, words
from portal.imports.calls import Confirmation, DryRun
from portal.imports.forms import ColumnsForm, ImportForm, ListForm, StaffListForm
from portal.imports.managers import managers_page, people_in
from portal.site import current
from portal.site.answers import answered, found
from portal.site.calls import Refused
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.links import page_of
from portal.site.names import names_of

blueprint = Blueprint("imports", __name__)
COLUMNS_OPEN = frozenset({"column_missing", "column_repeated"})
IMPORTED = "imported_already"


@blueprint.route("/cohorts/<uuid:cohort>/import", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.LIST_TITLE, takes_files=True)
def send_list(cohort: UUID) -> ResponseReturnValue:
    form, channels = ListForm(sent()), current.fetch(calls.CHANNELS, cohort=cohort)
    about = found(current.fetch(calls.COHORT, cohort=cohort)).value
    form.offer(found(channels).value)
    if form.is_ready():
        kept = form.send(calls.SEND_LIST, form.file.data, {"channel": form.channel.data}, cohort=cohort)
        if kept:
            return redirect(f"/imports/{kept.value.id}/check", 303)
    return form.render("imports/list.jinja", words=words, cohort=cohort, about=about)


@blueprint.route("/cohorts/<uuid:cohort>/staff-list", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.STAFF_TITLE, takes_files=True)
def send_staff_list(cohort: UUID) -> ResponseReturnValue:
    form, about = StaffListForm(sent()), found(current.fetch(calls.COHORT, cohort=cohort)).value
    if form.is_ready() and (kept := form.send(calls.SEND_STAFF_LIST, form.file.data)):
        return redirect(f"/imports/{kept.value.id}/check", 303)
    return form.render("imports/staff_list.jinja", words=words, cohort=cohort, about=about)


@blueprint.route("/imports/<uuid:import_file>/columns", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.COLUMNS_TITLE)
def name_columns(import_file: UUID) -> ResponseReturnValue:
    form, read = ColumnsForm(sent()), found(current.fetch(calls.FILE, import_file=import_file))
    if not read.value.columns:
        return redirect(f"/imports/{import_file}", 303)
    form.offer(read.value)
    if form.is_ready() and form.send(calls.MAP, form.chosen, import_file=import_file):
        return redirect(f"/imports/{import_file}/check", 303)
    form.showing(read.version)
    told = {"facts": columns.facts(read.value), "why": columns.why_asked(read.value)}
    return form.render("imports/columns.jinja", words=words, file=read.value, **told)


@blueprint.route("/imports/<uuid:import_file>/check", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CHECK_TITLE)
def check(import_file: UUID) -> ResponseReturnValue:
    form = ImportForm(sent())
    if form.is_ready() and form.send(calls.IMPORT, Confirmation(form.dry_run.data), import_file=import_file):
        return done(f"/imports/{import_file}", words.IMPORTED)
    match current.ask(calls.DRY_RUN, import_file=import_file):
        case Refused(code) if code in COLUMNS_OPEN:
            return redirect(f"/imports/{import_file}/columns", 303)
        case Refused(code) if code == IMPORTED:
            return redirect(f"/imports/{import_file}", 303)
        case Refused() as refused:
            return _closed(form, import_file, refused)
        case looked:
            return _checked(form, import_file, answered(looked).value)


def _closed(form: ImportForm, import_file: UUID, refused: Refused) -> ResponseReturnValue:
    """Nobody at all could be invited now, and the service's sentence says why."""
    form.notes = [refused.detail]
    file = found(current.fetch(calls.FILE, import_file=import_file)).value
    return form.render("imports/check.jinja", words=words, file=file, import_file=import_file, page=None, done=None, facts=())


def _checked(form: ImportForm, import_file: UUID, run: DryRun) -> ResponseReturnValue:
    file, outcome = found(current.fetch(calls.FILE, import_file=import_file)).value, run.outcome
    form.dry_run.data = run.dry_run
    shown = outcomes.foreseen(file, outcome)
    told = {"page": shown, "used": columns.used(file), "facts": shown.facts, "until": outcomes.kept_until(file)}
    told["done"] = outcomes.button(file, outcome)
    return form.render("imports/check.jinja", words=words, file=file, import_file=import_file, **told)


@blueprint.get("/imports/<uuid:import_file>")
@page(Role.FACILITATOR, title=words.DONE_TITLE)
def what_was_done(import_file: UUID) -> ResponseReturnValue:
    file = found(current.fetch(calls.FILE, import_file=import_file)).value
    if file.outcome is None:
        return redirect(f"/imports/{import_file}/check", 303)
    shown, next_links = outcomes.done(file, file.outcome), outcomes.links(file.cohort)
    return render_template("imports/done.jinja", words=words, file=file, page=shown, links=next_links)


@blueprint.get("/cohorts/<uuid:cohort>/managers")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.MANAGERS_TITLE)
def managers(cohort: UUID) -> ResponseReturnValue:
    """The cohort's own page and the staff list are for facilitators alone."""
    unknown = current.fetch(calls.MANAGERS_UNKNOWN, cohort=cohort)
    about = found(current.fetch(calls.COHORT, cohort=cohort)).value
    people = people_in(unknown.result())
    shown = managers_page(unknown.result(), names_of(people) if people else {})
    links = {"back": page_of(f"/cohorts/{cohort}"), "upload": page_of(f"/cohorts/{cohort}/staff-list")}
    return render_template("imports/managers.jinja", words=words, cohort=cohort, about=about, page=shown, **links)
