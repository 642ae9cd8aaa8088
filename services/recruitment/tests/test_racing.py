"""Two who act at once, each in a transaction of their own: the second decides with what the first one did."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from services.recruitment.tests.racing import Meanwhile, Writing
from services.recruitment.tests.recruiting import COHORT, Trust

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.service import Write
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered
from recruitment.applications.commands import TakeBackText
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.applications.decider import applications
from recruitment.applications.use_cases import answer, own_texts
from recruitment.cohorts.use_cases import close_recruiting
from recruitment.ids import PersonId, ProposalId, trust_id
from recruitment.requests import use_cases as requests
from recruitment.requests.grounds import RequestKind
from recruitment.trusts.decider import ApproveSettings, ProposeSettings, Settings, in_force, trusts
from recruitment.trusts.proposals import Answerer, Office

Asking = Callable[[Trust, str], Answered]
ASKING: dict[str, Asking] = {
    "an interest": lambda trust, cohort: trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}),
    "an application": lambda trust, cohort: trust.apply(trust.ada, cohort),
    "a change": lambda trust, cohort: trust.ben.post(f"/cohorts/{cohort}/applications/mine", trust.form()),
}


def logged(service: RunningService, name: str) -> list[dict[str, Any]]:
    """The payloads of the events of this name."""
    return [msgspec.json.decode(payload) for stored, payload in service.logged("rha") if stored == f"recruitment.{name}.v1"]


@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING)
def test_nothing_is_submitted_once_recruiting_is_closing(
    trust: Trust, writing: Writing, meanwhile: Meanwhile, ask: Asking
) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ben, cohort)
    with writing() as write:
        assert not isinstance(close_recruiting(write, UUID(cohort)), Refusal)
        asking = meanwhile(lambda: ask(trust, cohort))
    assert asking().code == "recruiting_closed"


def test_an_acceptance_on_the_way_is_counted_when_recruiting_closes(
    trust: Trust, service: RunningService, writing: Writing, meanwhile: Meanwhile
) -> None:
    cohort = trust.cohort()
    application = trust.apply(trust.ada, cohort).body["id"]
    with writing() as write:
        answer.accept(write, UUID(application), trust.facilitator.id)
        closing = meanwhile(lambda: trust.facilitator.post(f"/cohorts/{cohort}/recruiting-closures"))
    assert closing().status == 200
    assert [closed["accepted"] for closed in logged(service, "recruiting_closed")] == [1]


def test_a_list_invites_nobody_once_recruiting_is_closing(trust: Trust, writing: Writing, meanwhile: Meanwhile) -> None:
    cohort = trust.cohort()
    kept = trust.keep(f"Email,Name\n{trust.address('ada')},Ada\n".encode(), cohort).body["id"]
    run = trust.dry_run(kept).body["dry_run"]
    with writing() as write:
        assert not isinstance(close_recruiting(write, UUID(cohort)), Refusal)
        importing = meanwhile(lambda: trust.confirm(kept, run))
    assert importing().code == "recruiting_closed"


def test_somebody_who_is_being_accepted_has_not_waited_without_a_place(
    trust: Trust, service: RunningService, writing: Writing, meanwhile: Meanwhile
) -> None:
    first, second = trust.cohort(), trust.facilitator.post("/cohorts", COHORT).body["id"]
    waiting = trust.apply(trust.ada, first).body["id"]
    trust.facilitator.post(f"/applications/{waiting}/waiting-list-places")
    with writing() as write:
        answer.accept(write, UUID(waiting), trust.facilitator.id)
        applying = meanwhile(lambda: trust.apply(trust.ada, second))
    assert applying().status == 201
    assert logged(service, "applied")[1]["applicant"]["waited"] is False


def revise(write: Write, **changed: Any) -> None:  # noqa: ANN401 - members of the settings
    """Proposes settings and approves them."""
    known = in_force(write.load(trusts, trust_id("rha")).state)
    assert isinstance(known, Settings)
    proposal, facilitator, lead = ProposalId(uuid4()), PersonId(uuid4()), PersonId(uuid4())
    propose = ProposeSettings(proposal, replace(known.settings, **changed), known.version, facilitator)
    approve = ApproveSettings(proposal, Answerer(lead, frozenset({lead}), frozenset({Office.EDI_LEAD})))
    for command in (propose, approve):
        assert not isinstance(write.handle(trusts, trust_id("rha"), command), Refusal)


def test_a_cohort_begins_with_the_settings_that_are_being_approved(
    trust: Trust, service: RunningService, writing: Writing, meanwhile: Meanwhile
) -> None:
    trust.cohort()
    with writing() as write:
        revise(write, survey_days=20)
        opening = meanwhile(lambda: trust.facilitator.post("/cohorts", COHORT))
    assert opening().status == 201
    assert [opened["settings_version"] for opened in logged(service, "cohort_opened")] == [1, 2]


def test_consents_are_given_to_the_texts_that_are_being_approved(trust: Trust, writing: Writing, meanwhile: Meanwhile) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    with writing() as write:
        revise(write, consent_texts=tuple(ConsentText(purpose, 2, "May we?") for purpose in Purpose))
        consent = {"purpose": "quotes", "granted": False, "version": 2}
        consenting = meanwhile(lambda: trust.ada.post(f"/applications/{application}/consents", {"consents": [consent]}))
    assert consenting().status == 200


def test_nobody_views_what_is_being_restricted(
    trust: Trust, service: RunningService, writing: Writing, meanwhile: Meanwhile
) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    request, kind = uuid4(), RequestKind.RESTRICTION
    words = service.prepare("rha", lambda context: requests.seal_words(context, request, kind, "Please", trust.ada.id))
    assert isinstance(words, Sealed)
    with writing() as write:
        requests.make(write, request, trust.ada.id, kind, words)
        viewing = meanwhile(lambda: trust.facilitator.get(f"/applications/{application}/profile"))
    assert viewing().code == "not_available"
    assert trust.ada.list("/me/access-records") == []


def test_a_text_is_taken_back_once(trust: Trust, service: RunningService, writing: Writing, meanwhile: Meanwhile) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    text = trust.ada.list("/me/writing")[0]["text"]
    prepared = service.prepare("rha", lambda each: own_texts.prepare(each, UUID(application), trust.ada.id, UUID(text)))
    assert isinstance(prepared, TakeBackText)
    with writing() as write:
        write.handle(applications, UUID(application), prepared)
        again = meanwhile(lambda: trust.ada.post(f"/applications/{application}/texts/{text}/withdrawals"))
    assert again().code == "written_anew"
    assert len(logged(service, "text_taken_back")) == 1
