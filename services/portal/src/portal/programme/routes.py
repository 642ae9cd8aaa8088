"""The settings of a trust: those in force, a page for each group of them, and what is proposed in their place."""

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from plp_kit.web.roles import Role
from portal.programme import calls, present, words
from portal.programme.asking.forms import ConsentForm, ListForm, ProfileQuestionsForm, TopicsForm
from portal.programme.calls import Proposing, Settings, SettingsPage
from portal.programme.data.forms import ControllerForm, ErasuresForm, ProcessingForm, RetentionForm
from portal.programme.forms import GroupForm, ProposeForm
from portal.programme.groups import BY_SLUG, EVERY, Group
from portal.programme.present import Kept
from portal.programme.rhythm.forms import LengthForm, SurveyTimesForm
from portal.programme.sides.forms import NamesForm, SeniorLevelForm, ServedForm
from portal.site import current
from portal.site.answers import found
from portal.site.done import done
from portal.site.drafts.calls import Place
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.present import Fact

blueprint = Blueprint("programme", __name__)
FORM: Final = "settings"
"""What recruitment calls the form whose drafts these are."""
FORMS: Final[Mapping[str, type[GroupForm]]] = {
    "names": NamesForm,
    "served": ServedForm,
    "senior-level": SeniorLevelForm,
    "length": LengthForm,
    "survey-times": SurveyTimesForm,
    "profile-questions": ProfileQuestionsForm,
    "topics": TopicsForm,
    "interests": ListForm,
    "sites": ListForm,
    "directorates": ListForm,
    "professions": ListForm,
    "consent": ConsentForm,
    "retention": RetentionForm,
    "erasures": ErasuresForm,
    "processing": ProcessingForm,
    "controller": ControllerForm,
}
"""By kind of group."""


@blueprint.get("/settings")
@page(Role.FACILITATOR, Role.EDI_LEAD, title=words.TITLE)
def settings() -> ResponseReturnValue:
    read = found(current.fetch(calls.SETTINGS)).value
    shown = present.shown(read, _kept(read))
    return render_template("programme/settings.jinja", words=words, page=shown)


@blueprint.route("/settings/<group>", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.EDI_LEAD, title=words.GROUP_TITLE)
def change(group: str) -> ResponseReturnValue:
    read, chosen = found(current.fetch(calls.SETTINGS)).value, BY_SLUG.get(group)
    if chosen is None or read.settings is None:
        return redirect("/settings", 303)
    form = _form(chosen, read, read.settings, sent())
    if answered := form.kept():
        return answered
    if form.is_ready() and (said := _keep(form, read, read.settings)):
        return done("/settings", said)
    return form.render("programme/group.jinja", words=words, group=chosen, done=words.KEEP)


@blueprint.route("/settings/check", methods=["GET", "POST"])
@page(Role.FACILITATOR, Role.EDI_LEAD, title=words.CHECK_TITLE)
def check() -> ResponseReturnValue:
    answer = found(current.fetch(calls.SETTINGS))
    read, form = answer.value, ProposeForm(sent())
    proposed = _proposed(read, read.settings) if read.settings else None
    if proposed is None or proposed == read.settings:
        return redirect("/settings", 303)
    if form.is_ready() and form.send(calls.PROPOSE, Proposing(read.version, proposed, form.reason.data)):
        return done("/settings", words.PROPOSED)
    changes, unfinished = present.changes(read.settings, proposed), _kept(read).unfinished
    form.showing(answer.version, *(Fact(each.name, each.before) for each in changes))
    left_out = [words.CHECK_UNFINISHED.format(name=group.words.name) for group in unfinished]
    return form.render("programme/check.jinja", words=words, changes=changes, left_out=left_out, done=words.PROPOSE)


def _keep(form: GroupForm, read: SettingsPage, in_force: Settings) -> str | None:
    """What was done, in words; None where it was not, and the form says why. Nothing is kept that changes nothing."""
    if form.into(in_force) == in_force:
        return words.SAME if form.draft_version == 0 or form.drop() else None
    if form.fits(form.into(_proposed(read, in_force, without=form.group))) and form.keep():
        return words.KEPT
    return None


def _form(group: Group, read: SettingsPage, settings: Settings, sent: MultiDict[str, str] | None = None) -> GroupForm:
    return FORMS[group.kind](sent, Place(FORM, read.trust, group.draft), read.kept(group.draft), group, settings)


def _proposed(read: SettingsPage, settings: Settings, without: Group | None = None) -> Settings:
    """The settings in force with everything that was changed and is right."""
    for group in EVERY:
        if group != without and (form := _form(group, read, settings)).is_complete:
            settings = form.into(settings)
    return settings


def _kept(read: SettingsPage) -> Kept:
    if read.settings is None:
        return Kept()
    begun = [form for group in EVERY if (form := _form(group, read, read.settings)).draft_version]
    complete = {form.group for form in begun if form.validate()}
    return Kept(complete, {form.group for form in begun} - complete)
