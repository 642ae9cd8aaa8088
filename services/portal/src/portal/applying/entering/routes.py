"""A facilitator enters an application for somebody: a task list, a question on each page, the answers, a confirmation."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.apply import words as applicants
from portal.applying.apply.present import answer_rows
from portal.applying.apply.questions import Asked
from portal.applying.entering import calls, present, sending, words
from portal.applying.entering.calls import EnteredForm
from portal.applying.entering.forms import FORMS, EnterForm
from portal.applying.entering.questions import FORM, asked
from portal.applying.filling.forms import Filling
from portal.site import current
from portal.site.answers import found
from portal.site.forms import sent
from portal.site.guards import page

blueprint = Blueprint("entering", __name__)
AROUND: Final = {"words": applicants, "said": words.FRAMING}
"""The words of the pages that applicants have, too."""


@blueprint.get("/cohorts/<uuid:cohort>/enter")
@page(Role.FACILITATOR, title=words.TASKS_TITLE)
def tasks(cohort: UUID) -> ResponseReturnValue:
    shown = _read(cohort)
    filling = _filling(cohort, shown)
    shown_page, back = present.task_page(shown, filling.answered), f"/cohorts/{cohort}/applications"
    return render_template("apply/tasks.jinja", **AROUND, page=shown_page, at=filling.at, back=back, own=None)


@blueprint.route("/cohorts/<uuid:cohort>/enter/check", methods=["GET", "POST"])
@page(Role.FACILITATOR, title=words.CHECK_TITLE)
def check(cohort: UUID) -> ResponseReturnValue:
    form, shown = EnterForm(sent()), _read(cohort)
    filling = _filling(cohort, shown)
    if not shown.may_enter or not filling.is_complete:
        return redirect(filling.at, 303)
    if form.is_ready() and (entered := form.send(calls.ENTER, sending.entered(filling.answers), cohort=cohort)):
        return redirect(f"/applications/{entered.value.id}/entered", 303)
    rows = answer_rows(filling.at, shown.offer, filling.answered, words.QUESTION_TITLES)
    return form.render("apply/check.jinja", **AROUND, rows=rows, at=filling.at, happens=words.CHECK_HAPPENS)


@blueprint.get("/applications/<uuid:application>/entered")
@page(Role.FACILITATOR, title=words.ENTERED_TITLE)
def entered(application: UUID) -> ResponseReturnValue:
    shown = found(current.fetch(calls.APPLICATION, application=application)).value
    if shown.entered_by is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("entering/entered.jinja", words=words, application=application, cohort=shown.cohort)


def _question(cohort: UUID, one: Asked) -> ResponseReturnValue:
    shown = _read(cohort)
    filling = _filling(cohort, shown)
    if one not in filling.asked or not shown.may_enter:
        return redirect(filling.at, 303)  # It says what is asked, and why nothing can be entered.
    form = filling.form(one, sent())
    if answered := form.kept():
        return answered
    if form.is_ready() and form.keep():
        return redirect(filling.after(one), 303)
    intro = present.intro(one, shown.offer)
    return form.render("apply/question.jinja", **AROUND, intro=intro, at=filling.at, done=applicants.CONTINUE)


def _read(cohort: UUID) -> EnteredForm:
    return found(current.fetch(calls.FORM, cohort=cohort)).value


def _filling(cohort: UUID, shown: EnteredForm) -> Filling:
    return Filling(FORM, f"/cohorts/{cohort}/enter", cohort, shown.offer, shown.drafts, asked(shown.offer), FORMS)


def _ask(kind: str, title: str) -> Callable[..., ResponseReturnValue]:
    @page(Role.FACILITATOR, title=title)
    def question(cohort: UUID, part: object = "") -> ResponseReturnValue:
        return _question(cohort, Asked(kind, str(part)))

    return question


for _kind, _title in words.QUESTION_TITLES.items():
    _part = {"profile": "/<int:part>", "consents": "/<string:part>"}.get(_kind, "")
    blueprint.add_url_rule(f"/cohorts/<uuid:cohort>/enter/{_kind}{_part}", _kind, _ask(_kind, _title), methods=["GET", "POST"])
