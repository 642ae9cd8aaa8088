"""Applying to a cohort: which there are, a task list, a question on each page, the answers once more, and what happens next."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.applying.apply import calls, present, sending, words
from portal.applying.apply.calls import ApplicationForm
from portal.applying.apply.forms import FORMS, QuestionForm, SendForm
from portal.applying.apply.present import Answered
from portal.applying.apply.questions import FORM, SAVED, Asked, asked
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.drafts.calls import Place
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
    shown_page = present.task_page(shown, _answered(_filled(cohort, shown)))
    own = f"/my-application/{shown.application.application}" if shown.application else None
    return render_template("apply/tasks.jinja", words=words, page=shown_page, cohort=cohort, own=own)


@blueprint.route("/apply/<uuid:cohort>/check", methods=["GET", "POST"])
@page(Role.PARTICIPANT, title=words.CHECK_TITLE)
def check(cohort: UUID) -> ResponseReturnValue:
    form, shown = SendForm(sent()), _read(cohort)
    filled = _filled(cohort, shown)
    answered = _answered(filled)
    if not shown.may_send or not all(each.is_complete for each in answered):
        return redirect(f"/apply/{cohort}", 303)
    if form.is_ready() and _send(form, cohort, filled):
        return redirect(f"/apply/{cohort}/sent", 303)
    rows, until = present.answer_rows(cohort, shown.offer, answered), day(shown.offer.apply_until)
    return form.render("apply/check.jinja", words=words, rows=rows, cohort=cohort, until=until)


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
    if one not in asked(shown.offer) or not shown.may_send:
        return redirect(f"/apply/{cohort}", 303)  # It says what is asked, and why nothing can be sent.
    form = _form(FORMS[one.kind], cohort, shown, one, is_sent=True)
    if answered := form.kept():
        return answered
    if form.is_ready() and form.keep():
        following = _following(cohort, shown, one)
        return done(following, words.SAVED_ANSWER) if one.kind in SAVED else redirect(following, 303)
    intro, long = present.intro(one, shown.offer), form.wants_time
    return form.render("apply/question.jinja", words=words, intro=intro, cohort=cohort, done=words.CONTINUE, long=long)


def _read(cohort: UUID) -> ApplicationForm:
    return found(current.fetch(calls.FORM, cohort=cohort)).value


def _form(form: type[QuestionForm], cohort: UUID, shown: ApplicationForm, one: Asked, *, is_sent: bool = False) -> QuestionForm:
    made = form(sent() if is_sent else None, Place(FORM, cohort, one.draft), shown.kept(one.draft), one.part)
    made.offer(shown.offer)
    return made


def _filled(cohort: UUID, shown: ApplicationForm) -> dict[Asked, QuestionForm]:
    """Every question, with what is kept."""
    return {one: _form(FORMS[one.kind], cohort, shown, one) for one in asked(shown.offer)}


def _answered(filled: dict[Asked, QuestionForm]) -> list[Answered]:
    return [
        Answered(one, form.is_begun, form.is_complete, (words.SAVED_ANSWER,) if one.kind in SAVED else form.lines)
        for one, form in filled.items()
    ]


def _following(cohort: UUID, shown: ApplicationForm, one: Asked) -> str:
    """The next question; once all others are answered, the answers."""
    others = [each for each in _answered(_filled(cohort, shown)) if each.asked != one]
    if all(each.is_complete for each in others):
        return f"/apply/{cohort}/check"
    every = asked(shown.offer)
    after = every[every.index(one) + 1 :]
    return f"/apply/{cohort}/{after[0].slug}" if after else f"/apply/{cohort}"


def _send(form: SendForm, cohort: UUID, filled: dict[Asked, QuestionForm]) -> bool:
    """How they are reached comes first: the rest is not sent without it."""
    answers = {one: each.data for one, each in filled.items()}
    contact = sending.contact(answers)
    if contact and not form.send(calls.CONTACT, contact):
        return False
    return form.send(calls.HAND_IN, sending.application(answers), cohort=cohort) is not None


def _ask(kind: str, title: str) -> Callable[..., ResponseReturnValue]:
    @page(Role.PARTICIPANT, title=title)
    def question(cohort: UUID, part: object = "") -> ResponseReturnValue:
        return _question(cohort, Asked(kind, str(part)))

    return question


for _kind, _title in words.QUESTION_TITLES.items():
    _part = {"profile": "/<int:part>", "consents": "/<string:part>"}.get(_kind, "")
    blueprint.add_url_rule(f"/apply/<uuid:cohort>/{_kind}{_part}", _kind, _ask(_kind, _title), methods=["GET", "POST"])
