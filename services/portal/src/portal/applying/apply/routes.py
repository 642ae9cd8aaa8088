"""Applying to a cohort: which there are, a task list, a question on each page, the answers once more, and what happens next."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.apply import calls, present, sending, words
from portal.applying.apply.calls import ApplicationForm
from portal.applying.apply.forms import FORMS, SendForm
from portal.applying.apply.questions import FORM, SAVED, Asked, asked
from portal.applying.filling.forms import Filling
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.present import day

blueprint = Blueprint("apply", __name__)


@blueprint.get("/apply")
@page(Role.PARTICIPANT, title=words.LIST_TITLE)
def cohorts() -> ResponseReturnValue:
    rows = [present.cohort_row(cohort) for cohort in found(current.fetch(calls.OPEN)).value]
    return render_template("apply/list.jinja", words=words, rows=rows)


@blueprint.get("/apply/<uuid:cohort>")
@page(Role.PARTICIPANT, title=words.TASKS_TITLE)
def tasks(cohort: UUID) -> ResponseReturnValue:
    shown = _read(cohort)
    filling = _filling(cohort, shown)
    shown_page = present.task_page(shown, filling.answered)
    own = f"/my-application/{shown.application.application}" if shown.application else None
    return render_template(
        "apply/tasks.jinja", words=words, said=words.FRAMING, page=shown_page, at=filling.at, back="/apply", own=own
    )


@blueprint.route("/apply/<uuid:cohort>/check", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.CHECK_TITLE)
def check(cohort: UUID) -> ResponseReturnValue:
    form, shown = SendForm(sent()), _read(cohort)
    filling = _filling(cohort, shown)
    if not shown.may_send or not filling.is_complete:
        return redirect(filling.at, 303)
    if form.is_ready() and _send(form, filling):
        return redirect(f"{filling.at}/sent", 303)
    rows = present.answer_rows(filling.at, shown.offer, filling.answered, words.QUESTION_TITLES)
    happens = words.CHECK_HAPPENS.format(day=day(shown.offer.apply_until))
    return form.render("apply/check.jinja", words=words, said=words.FRAMING, rows=rows, at=filling.at, happens=happens)


@blueprint.get("/apply/<uuid:cohort>/sent")
@page(Role.PARTICIPANT, title=words.SENT_TITLE)
def confirmation(cohort: UUID) -> ResponseReturnValue:
    shown = _read(cohort)
    if shown.application is None:
        return redirect(f"/apply/{cohort}", 303)
    own = f"/my-application/{shown.application.application}"
    follows = present.what_follows(shown.offer)
    return render_template("apply/sent.jinja", words=words, follows=follows, own=own, months=shown.offer.months_kept)


def _question(cohort: UUID, one: Asked) -> ResponseReturnValue:
    shown = _read(cohort)
    filling = _filling(cohort, shown)
    if one not in filling.asked or not shown.may_send:
        return redirect(filling.at, 303)  # It says what is asked, and why nothing can be sent.
    form = filling.form(one, sent())
    form.signed_in_as(_name())
    if answered := form.kept():
        return answered
    if form.is_ready() and form.keep():
        following = filling.after(one)
        return done(following, words.SAVED_ANSWER) if one.kind in SAVED else redirect(following, 303)
    intro = present.intro(one, shown.offer)
    return form.render("apply/question.jinja", words=words, said=words.FRAMING, intro=intro, at=filling.at, done=words.CONTINUE)


def _name() -> str:
    session = current.session()
    return session.secret.name if session else ""


def _read(cohort: UUID) -> ApplicationForm:
    return found(current.fetch(calls.FORM, cohort=cohort)).value


def _filling(cohort: UUID, shown: ApplicationForm) -> Filling:
    return Filling(FORM, f"/apply/{cohort}", cohort, shown.offer, shown.drafts, asked(shown.offer), FORMS)


def _send(form: SendForm, filling: Filling) -> bool:
    """How they are reached comes first: the rest is not sent without it."""
    answers = filling.answers
    contact = sending.contact(answers)
    if contact and not form.send(calls.CONTACT, contact):
        return False
    return form.send(calls.HAND_IN, sending.application(answers), cohort=filling.cohort) is not None


def _ask(kind: str, title: str) -> Callable[..., ResponseReturnValue]:
    @page(Role.PARTICIPANT, title=title)
    def question(cohort: UUID, part: object = "") -> ResponseReturnValue:
        return _question(cohort, Asked(kind, str(part)))

    return question


for _kind, _title in words.QUESTION_TITLES.items():
    _part = {"profile": "/<int:part>", "consents": "/<string:part>"}.get(_kind, "")
    blueprint.add_url_rule(f"/apply/<uuid:cohort>/{_kind}{_part}", _kind, _ask(_kind, _title), methods=["GET", "POST"])
