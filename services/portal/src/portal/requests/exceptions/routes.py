"""Exceptions to the rules about roles: listed for those who oversee the programme, recorded and ended by the decision-maker."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.requests.exceptions import calls, words
from portal.requests.exceptions.calls import Excepted, NewException, Rule
from portal.requests.exceptions.forms import EndForm, RecordForm
from portal.requests.exceptions.present import facts, people_of, rows
from portal.requests.finding.calls import PERSON, Person
from portal.site import current
from portal.site.answers import found
from portal.site.calls import NoBody
from portal.site.done import done
from portal.site.forms import sent
from portal.site.guards import page
from portal.site.names import names_of
from portal.site.present import Fact

blueprint = Blueprint("exceptions", __name__)


@blueprint.get("/exceptions")
@page(Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER, title=words.TITLE)
def exceptions() -> ResponseReturnValue:
    listed = _all()
    records = Role.DECISION_MAKER in current.signed_in().roles
    back = "/today/requests" if records or Role.DPO in current.signed_in().roles else "/today/trust"
    shown = rows(listed, names_of(people_of(listed)))
    return render_template("exceptions/list.jinja", words=words, rows=shown, records=records, back=back)


@blueprint.route("/exceptions/new/<uuid:person>", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.NEW_TITLE)
def record(person: UUID) -> ResponseReturnValue:
    form = RecordForm(sent())
    if form.is_ready():
        wanted = NewException(Rule(form.rule.data), form.reason.data, form.last_day.data)
        if form.send(calls.RECORD, wanted, person=person):
            return done("/exceptions", words.RECORDED)
    about = _who(found(current.fetch(PERSON, person=person)).value)
    return form.render("exceptions/record.jinja", words=words, facts=about, done=words.RECORD)


@blueprint.route("/exceptions/<uuid:exception>/end", methods=["GET", "POST"])
@page(Role.DECISION_MAKER, title=words.END_TITLE)
def end(exception: UUID) -> ResponseReturnValue:
    form = EndForm(sent())
    if form.is_ready() and form.send(calls.END, NoBody(), exception=exception):
        return done("/exceptions", words.ENDED_DONE)
    listed = next((each for each in _all() if each.exception == exception), None)
    if listed is None:
        abort(HTTPStatus.NOT_FOUND)
    about = facts(listed, names_of([listed.person]))
    return form.render("exceptions/end.jinja", words=words, facts=about, done=words.END if listed.in_force else None)


def _all() -> tuple[Excepted, ...]:
    return found(current.fetch(calls.EXCEPTIONS)).value


def _who(person: Person) -> tuple[Fact, ...]:
    """Roles are shown as people say them: a rule is about one of them."""
    roles = ", ".join(role.replace("_", " ") for role in person.roles if role not in {"participant", "former"})
    return Fact(words.WHO, person.name or words.NO_NAME), Fact(words.ROLES, roles or words.NONE)
