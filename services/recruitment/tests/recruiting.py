"""One trust that recruits: its settings, its cohort, its people at recruitment's routes."""

from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import UUID

import msgspec

from plp_kit.core import event_store
from plp_kit.core.events import Stream
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.applications.consents import Purpose
from recruitment.applications.decider import applications
from recruitment.applications.events import Applied
from recruitment.applications.profile import Profile
from recruitment.ids import first_proposal_id
from recruitment.people.use_cases.sealing import value_of
from recruitment.service import RECRUITMENT
from recruitment.signposts.decider import KINDS
from recruitment.trusts.processing import Activity

CONSENTS = [{"purpose": purpose, "version": 1} for purpose in Purpose]
CONSENT_TEXTS = [{**consent, "wording": f"Do you agree to this: {consent['purpose']}?"} for consent in CONSENTS]
SETTINGS: dict[str, Any] = {
    "words": {"senior": "SLT", "served": "BME"},
    "groups_served": ["bme"],
    "senior_level": "Associate director and above",
    "positive_action_reason": "Few leaders are from this group.",
    "length_months_min": 12,
    "length_months_max": 15,
    "survey_month": 10,
    "survey_days": 17,
    "check_in_every_months": 3,
    "profile_questions": ["Who are you?", "What would you like to learn?", "What would you share?"],
    "topics": ["Inclusive recruitment", "Board work"],
    "consent_texts": CONSENT_TEXTS,
    "lists": {"interests": ["Running"], "sites": ["North"], "directorates": ["Nursing"], "professions": ["Nurse"]},
    "processing": [
        {"activity": activity, "basis": "public_task", "condition": "substantial_public_interest", "recipients": []}
        for activity in Activity
    ],
    "controller": {"name": "A trust", "address": "1 High Street, Town", "officer_email": "dpo@example.nhs.uk"},
}
TRUST = {"name": "A trust", "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True, "settings": SETTINGS}
COHORT = {
    "title": "First cohort",
    "aims": ["Learn from each other"],
    "channels": ["Staff network"],
    "recruiting_opens_on": "2021-01-04",
    "recruiting_closes_on": "2021-03-01",
    "launch_on": "2021-04-12",
    "assessment": {"reference": "DPIA-7", "approver": "The data protection officer"},
}
FORM: dict[str, Any] = {
    "sides": ["served"],
    "senior_role_confirmed": False,
    "identifies_with_group": True,
    "aims_confirmed": True,
    "topics_to_learn": ["Board work"],
    "topics_to_share": ["Inclusive recruitment"],
    "profile": ["Something that nobody else should read", "Two", "Three"],
    "consents": [{**text, "granted": True} for text in CONSENTS],
    "channel": "Staff network",
}


class Trust:
    """The people of one trust at recruitment's routes."""

    def __init__(self, service: RunningService, tenant: str) -> None:
        self.service = service
        self.domain = f"{token_hex(4)}.nhs.uk"
        self.tenant = tenant
        self.operator = service.person("platform", Role.OPERATOR)
        self.facilitator = service.person(tenant, Role.FACILITATOR)
        self.officer = service.person(tenant, Role.DPO)
        self.maker = service.person(tenant, Role.DECISION_MAKER)
        self.lead = service.person(tenant, Role.EDI_LEAD)
        self.ada = service.person(tenant, Role.PARTICIPANT)
        self.ben = service.person(tenant, Role.PARTICIPANT)

    def onboard(self) -> None:
        """With the first settings in force."""
        self.operator.post(f"/trusts/{self.tenant}", TRUST)
        self.facilitator.post(f"/trust/proposals/{first_proposal_id(self.tenant)}/approvals")

    def revise(self, **changed: object) -> Answered:
        """The facilitator proposes changed settings, and the EDI lead approves them."""
        read = self.facilitator.get("/trust").body
        body = {"revises": read["settings_version"], "settings": {**read["settings"], **changed}}
        assert self.facilitator.post("/trust/proposals", body).status == 200
        proposal = self.facilitator.list("/trust/proposals")[-1]["proposal"]
        return self.lead.post(f"/trust/proposals/{proposal}/approvals")

    def cohort(self, **changed: object) -> str:
        self.onboard()
        return str(self.facilitator.post("/cohorts", {**COHORT, **changed}).body["id"])

    def cohort_that_asks(self, *questions: str) -> str:
        """One whose profile has these three questions."""
        self.onboard()
        self.revise(profile_questions=list(questions))
        return str(self.facilitator.post("/cohorts", COHORT).body["id"])

    def guide(self, cohort: str) -> None:
        """What a launch needs: signposts of each kind, and a Guide for the cohort."""
        every = [{"kind": kind, "name": kind, "telephone": "116 123", "review_on": "2022-01-04"} for kind in KINDS]
        version = self.facilitator.get("/trust/signposts").headers["ETag"]
        assert self.facilitator.put("/trust/signposts", {"signposts": every}, {"If-Match": version}).status == 200
        pages = {"pages": [{"title": "Welcome", "text": "You are partners, as equals."}]}
        assert self.facilitator.put(f"/cohorts/{cohort}/guide", pages, {"If-Match": '"0"'}).status == 200

    def address(self, name: str) -> str:
        """Of nobody in another test: the vault is one for all of them."""
        return f"{name}@{self.domain}"

    def applications(self, cohort: str, by: Person | None = None, **query: str | int) -> list[dict[str, Any]]:
        """The first page of the cohort's applications, as a facilitator sees it."""
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        page = (by or self.facilitator).get(f"/cohorts/{cohort}/applications?{asked}")
        assert page.status == 200, page
        rows: list[dict[str, Any]] = page.body["applications"]
        return rows

    def form(self, **changed: object) -> dict[str, Any]:
        return {**FORM, **changed}

    def apply(self, person: Person, cohort: str, **changed: object) -> Answered:
        return person.post(f"/cohorts/{cohort}/applications", self.form(**changed))

    def hold(self, person: Person) -> Answered:
        """Its review is due in half a year."""
        return self.maker.post(f"/people/{person.id}/holds", {"reference": "Claim 7: Ada accuses Ben", "review_on": "2021-07-04"})

    def keep(self, file: bytes, cohort: str | None = None, kind: str = "text/csv") -> Answered:
        """Sends a list of applicants to the cohort, or a staff list."""
        path = "/staff-lists" if cohort is None else f"/cohorts/{cohort}/import-files?channel=Staff network"
        return self.facilitator.send(path, file, kind)

    def map(self, kept: str, **places: int) -> Answered:
        """Which column is what."""
        path, version = f"/import-files/{kept}/columns", self.facilitator.get(f"/import-files/{kept}").headers["ETag"]
        columns = [{"place": place, "read_as": reading} for reading, place in places.items()]
        return self.facilitator.put(path, {"columns": columns}, {"If-Match": version})

    def dry_run(self, kept: str) -> Answered:
        return self.facilitator.get(f"/import-files/{kept}/dry-run")

    def confirm(self, kept: str, dry_run: str) -> Answered:
        return self.facilitator.post(f"/import-files/{kept}/import", {"dry_run": dry_run})

    def imported(self, file: bytes, cohort: str | None = None, **places: int) -> dict[str, Any]:
        """What came of it, with all three steps. The dry run says the same."""
        sent = self.keep(file, cohort)
        assert sent.status == 201, sent
        kept = sent.body["id"]
        if places:
            assert self.map(kept, **places).status == 200
        dry = self.dry_run(kept)
        assert dry.status == 200, dry
        done = self.confirm(kept, dry.body["dry_run"])
        assert done.status == 200, done
        outcome: dict[str, Any] = self.facilitator.get(f"/import-files/{kept}").body["outcome"]
        assert outcome == dry.body["outcome"]
        return outcome

    def answer(self, request: str, outcome: str = "granted", ground: str | None = None) -> Answered:
        """The decision-maker's, with words for the person."""
        words = {"words": "This is why"}
        return self.maker.post(f"/requests/{request}/answers", {"outcome": outcome, "ground": ground, **words})

    def until(self, moment: datetime) -> None:
        """What is due then is done."""
        self.service.at(moment)
        while self.service.work_deadlines():
            pass

    def erase(self, person: Person, at: datetime) -> None:
        """They ask now; at that moment it is looked at, granted and done."""
        request = person.post("/me/erasures").body["id"]
        self.until(at)
        assert self.answer(request).status == 200
        self.until(at)

    def answers(self, application: str) -> list[str | None] | None:
        """What was written in the profile when they first applied; None where it opens no more, or is spent."""
        context = self.service.runtime.context(self.tenant)
        with context.database.transaction() as db:
            history = context.handler.history(db, applications, UUID(application))
        applied = next(entry.event for entry in history if isinstance(entry.event, Applied))
        assert applied.applicant.profile is not None
        (text,) = context.open([applied.applicant.profile])
        return None if text is None else list(value_of(text, Profile).answers)

    def accept(self, application: str) -> Answered:
        return self.facilitator.post(f"/applications/{application}/acceptances")

    def name(self, author: Person, application: str, *names: str, **others: str) -> Answered:
        """The author names people with whom they must not be paired; `others` are further fields of each."""
        path = f"/applications/{application}/do-not-pair"
        people = [{"name": name, **others} for name in names]
        return author.put(path, {"people": people}, {"If-Match": author.get(path).headers["ETag"]})


def published(service: RunningService, name: str) -> list[Any]:
    """The messages of this name that have been made from the log."""
    shape = {publication.name: publication.shape for publication in RECRUITMENT.language}[name]
    event = {publication.name: publication.event for publication in RECRUITMENT.language}[name]
    with service.runtime.database.of("rha").transaction() as db:
        rows = db.execute("SELECT stream, version FROM events ORDER BY position").fetchall()
    recorded = [entry for stream, version in rows for entry in _recorded(service, stream, version)]
    made = [RECRUITMENT.language.message(entry, 1) for entry in recorded if type(entry.event) is event]
    return [msgspec.json.decode(message.data, type=shape) for message in made]


def _recorded(service: RunningService, stream: str, version: int) -> list[Any]:
    with service.runtime.database.of("rha").transaction() as db:
        return [event_store.load(db, RECRUITMENT.stored, Stream.parse(stream))[version - 1]]
