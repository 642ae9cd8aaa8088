"""Consents: what was answered in each application, and giving or taking back one of them."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.my_data.consents import calls, words
from portal.my_data.consents.calls import ChangedConsent, ChangedConsents, Purpose
from portal.my_data.consents.forms import ConsentForm
from portal.my_data.consents.present import consent_list, consent_page
from portal.site import current
from portal.site.answers import found, in_time, soon
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import SIGNED_IN, page
from portal.site.present import Fact

blueprint = Blueprint("consents", __name__)
LIST: Final = "/my-data/consents"


@blueprint.get(LIST)
@page(SIGNED_IN, Role.FORMER, title=words.TITLE)
def consents() -> ResponseReturnValue:
    mine = found(current.fetch(calls.MINE)).value
    asked = [current.fetch(calls.OWN, application=each.application) for each in mine]
    until = soon()
    shown = consent_list(in_time(each, until) for each in asked)
    return render_template("consents/list.jinja", words=words, page=shown)


@blueprint.route("/my-data/consents/<uuid:application>/<purpose>/<answer>", methods=["GET", "POST"])
@page(SIGNED_IN, Role.FORMER, title=words.ONE_TITLE)
def consent(application: UUID, purpose: str, answer: str) -> ResponseReturnValue:
    """The address says which answer is given, so a form that is sent again never does the opposite."""
    shown = found(current.fetch(calls.OWN, application=application))
    answered, act = shown.value.consent(purpose), words.ACTS.get(answer)
    if answered is None or act is None:
        return redirect(LIST, 303)
    form, changed = ConsentForm(sent()), ChangedConsent(Purpose(answered.purpose), act.grants, answered.wording_version)
    if form.is_ready() and form.send(calls.CHANGE, ChangedConsents((changed,)), application=application):
        return done(LIST, act.done)
    about = consent_page(shown.value, answered, act)
    form.showing(shown.version, Fact(words.COHORT, about.cohort), Fact(words.ANSWER, about.answer))
    button = act.button if about.can_act else None
    return form.render("consents/consent.jinja", words=words, page=about, act=act, facts=(), done=button)
