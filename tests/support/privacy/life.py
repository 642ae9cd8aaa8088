"""A cohort's life on a whole platform, from onboarding to the survey, by the routes that people use."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from evaluation.catalogue.waves import Wave
from evaluation.ids import survey_id
from matching.ids import first_round_id
from recruitment.ids import application_id, first_proposal_id
from tests.support.privacy.asking import REFUSED, Asking
from tests.support.privacy.words import TRUST, Cast, Words

OK: Final = 200
PICKED: Final = ("topics_to_learn", "topics_to_share", "interests", "site", "directorate", "profession")


def day(year: int, month: int, number: int, hour: int = 9) -> datetime:
    return datetime(year, month, number, hour, tzinfo=UTC)


@dataclass(slots=True)
class Life:
    asking: Asking
    words: Words
    cohort: UUID = field(default_factory=uuid4)

    @property
    def cast(self) -> Cast:
        return self.words.cast

    @property
    def survey(self) -> UUID:
        return survey_id(self.cohort, Wave.MID)

    def id(self, person: str) -> UUID:
        return self.asking.id_of(person)

    def application(self, person: str) -> UUID:
        return application_id(self.cohort, self.id(person))

    def onboard(self) -> None:
        trust, settings = self.words.trust(), self.words.settings()
        for groups in (settings["groups_served"], [self.words.own]):
            checked = {**trust, "settings": {**trust["settings"], "groups_served": groups}}
            self.asking.ask("recruitment", self.cast.operator, "POST", f"/trusts/{TRUST}/checks", checked)
        self.asking.post("recruitment", self.cast.operator, f"/trusts/{TRUST}", trust)
        self.asking.post("recruitment", self.cast.facilitator, f"/trust/proposals/{first_proposal_id(TRUST)}/approvals")
        opened = self.asking.post("recruitment", self.cast.facilitator, "/cohorts", self.words.plan())
        self.cohort = UUID(opened["id"])
        self._revise()
        self._set_up()
        self._publish()

    def _revise(self) -> None:
        """Other settings: checked, proposed twice, and once refused by somebody else."""
        facilitator, settings, reason = self.cast.facilitator, self.words.settings(), {"reason": self.words.own}
        for groups in (settings["groups_served"], [self.words.own]):
            self.asking.ask("recruitment", facilitator, "POST", "/trust/settings/checks", {**settings, "groups_served": groups})
        for days in (16, 18):
            proposed = {"revises": 1, "settings": {**settings, "survey_days": days}, **reason}
            self.asking.post("recruitment", facilitator, "/trust/proposals", proposed)
        listed = self.asking.get("recruitment", facilitator, "/trust/proposals")
        refused = next(each["proposal"] for each in listed if each["state"] == "waiting")
        self.asking.post("recruitment", self.cast.anybody, f"/trust/proposals/{refused}/refusals", reason)

    def _set_up(self) -> None:
        """Another cohort, item by item, which does not open."""
        plan, facilitator = self.words.plan(), self.cast.facilitator
        begun = self.asking.post("recruitment", facilitator, "/cohorts/set-ups", {"title": plan["title"]})["id"]
        dates = ("recruiting_opens_on", "recruiting_closes_on", "launch_on")
        items = {"aims": ("title", "aims"), "dates": dates, "channels": ("channels",)}
        for version, (item, names) in enumerate(items.items(), start=1):
            self._put(f"/cohorts/{begun}/set-up/{item}", {name: plan[name] for name in names}, version)
        self._put(f"/cohorts/{begun}/set-up/assessment", plan["assessment"], len(items) + 1)

    def _publish(self) -> None:
        """What the trust publishes: its signposts, and the cohort's Guide, whole and then a page."""
        own, guide = self.words.own, f"/cohorts/{self.cohort}/guide"
        signpost = {"kind": "facilitator", "name": own, "hours": own, "telephone": "116 123", "review_on": "2022-01-12"}
        page = {"title": own, "text": own}
        self._put("/trust/signposts", {"signposts": [signpost]}, 0)
        self._put(guide, {"pages": [page]}, 0)
        first = self.asking.get("recruitment", self.cast.facilitator, guide)["pages"][0]["page"]
        self._put(f"{guide}/{first}", page, 2)

    def _put(self, path: str, body: object, version: int) -> None:
        written = self.asking.ask("recruitment", self.cast.facilitator, "PUT", path, body, version)
        assert written.status < REFUSED, written

    def apply(self) -> None:
        talkative = self.cast.seniors[1]
        self._begin(talkative)
        for person in self.cast.participants:
            form = self._whole_application(person) if person == talkative else self.words.form(person)
            self.asking.post("recruitment", person, f"/cohorts/{self.cohort}/applications", form)
        self._tell(talkative)
        self._ask_of_data(talkative)

    def _whole_application(self, person: str) -> dict[str, Any]:
        """With what is asked beside the form, when it is handed in."""
        needs = {"access_needs": f"needs {self.words.mark}"}
        return {**self.words.whole_form(person), **needs, "do_not_pair": [self._somebody_named()]}

    def _somebody_named(self) -> dict[str, str]:
        return {"name": f"named {self.words.mark}", "email": self.words.mark, "department": f"department {self.words.mark}"}

    def _begin(self, person: str) -> None:
        """Interest, then drafts: one is sent with the application, one stays."""
        channel = {"channel": f"channel {self.words.own}"}
        self.asking.post("recruitment", person, f"/cohorts/{self.cohort}/interests", channel)
        typed = {"typed": [{"name": "answer", "values": [f"typed {self.words.mark}"]}]}
        for place in (f"application/{self.cohort}/do_not_pair", f"own_application/{self.application(person)}/profile_2"):
            saved = self.asking.ask("recruitment", person, "PUT", f"/me/drafts/{place}", typed, version=0)
            assert saved.status == 200, saved

    def _tell(self, person: str) -> None:
        """All that is told beside the application; and somebody else's, entered for them."""
        path = f"/applications/{self.application(person)}"
        self.asking.post("recruitment", person, f"/cohorts/{self.cohort}/applications/mine", self.words.whole_form(person))
        version = self.asking.get("recruitment", person, f"{path}/own")["version"]
        answer = {"question": 1, "answer": f"answer {self.words.mark}"}
        changed = self.asking.ask("recruitment", person, "PUT", f"{path}/own", answer, version)
        assert changed.status == 200, changed
        form = self.words.whole_form(person)
        picks = {name: form[name] for name in PICKED}
        changed = self.asking.ask("recruitment", person, "PUT", f"{path}/own/picks", picks, version + 1)
        assert changed.status == 200, changed
        self.asking.post("recruitment", self.cast.anybody, "/people/searches", {"name_or_address": f"named {self.words.mark}"})
        self.asking.post("recruitment", person, f"{path}/access-needs", {"needs": f"needs {self.words.mark}"})
        named = {"people": [self._somebody_named()]}
        saved = self.asking.ask("recruitment", person, "PUT", f"{path}/do-not-pair", named)
        assert saved.status == 200, saved
        self.asking.post("recruitment", person, "/me/contacts", self.words.contact())
        self.asking.ask("recruitment", person, "PUT", "/me/name", {"name": f"name {self.words.mark}"}, version=0)
        private, code = {"address": f"private.{self.words.mark}@example.nhs.uk"}, {"code": self.words.mark}
        self.asking.ask("recruitment", person, "PUT", "/me/private-address", private, version=0)
        self.asking.ask("recruitment", person, "POST", "/me/private-address/confirmations", code)
        self.asking.post("recruitment", person, "/former/rha/codes", private)
        self.asking.ask("recruitment", person, "POST", "/former/rha/tokens", {**private, **code})
        details = {
            **self.words.contact(),
            "address": f"entered.{self.words.mark}@example.nhs.uk",
            "means": "paper",
            "on": "2021-01-12",
        }
        form = {**self.words.whole_form(person), "access_needs": f"needs {self.words.mark}"}
        entered = {**details, "authority": f"authority {self.words.mark}", "form": form}
        path = f"/cohorts/{self.cohort}/entered-applications"
        made = self.asking.post("recruitment", self.cast.facilitator, path, entered)["id"]
        invitation = f"/invitations/{self.application(person)}"
        for door in (f"{invitation}/claims", f"{invitation}/removals", "/me/joins"):
            self.asking.ask("recruitment", person, "POST", door, {"code": self.words.mark})
        self._leaves(made)

    def _leaves(self, application: str) -> None:
        """Somebody who left no private address, and asks for one to be entered."""
        facilitator, path = self.cast.facilitator, f"/applications/{application}"
        left = self.asking.get("recruitment", facilitator, path)["person"]
        self.asking.post("recruitment", facilitator, f"{path}/acceptances")
        self.asking.post("recruitment", facilitator, f"{path}/departures", {"on": "2021-01-12"})
        asked = {"means": "phone", "on": "2021-01-12", "authority": f"authority {self.words.mark}"}
        address = {"address": f"noted.{self.words.mark}@example.nhs.uk"}
        self.asking.post("recruitment", facilitator, f"/people/{left}/private-address", {**asked, **address})
        code = {"code": self.words.mark}
        self.asking.ask("recruitment", facilitator, "POST", f"/people/{left}/private-address/confirmations", code)

    def _ask_of_data(self, person: str) -> None:
        """A request, the advice on it and its answer, and a legal hold that comes and goes."""
        words = {"kind": "complaint", "words": f"words {self.words.mark}"}
        made = self.asking.post("recruitment", person, "/me/requests", words)
        advice = {"advice": f"advice {self.words.mark}"}
        self.asking.post("recruitment", self.cast.anybody, f"/requests/{made['id']}/advice", advice)
        answer = {"outcome": "granted", "words": f"reason {self.words.mark}"}
        self.asking.post("recruitment", self.cast.anybody, f"/requests/{made['id']}/answers", answer)
        wanted = {"reference": f"reference {self.words.mark}", "review_on": "2021-06-01"}
        hold = self.asking.post("recruitment", self.cast.anybody, f"/people/{self.id(person)}/holds", wanted)
        self.asking.post("recruitment", self.cast.anybody, f"/holds/{hold['id']}/ends")
        why = {"rule": "content_closed", "reason": f"reason {self.words.mark}", "last_day": "2021-06-01"}
        self.asking.post("recruitment", self.cast.anybody, f"/people/{self.id(person)}/exceptions", why)

    def accept(self) -> None:
        for person in self.cast.participants:
            self.asking.post("recruitment", self.cast.facilitator, f"/applications/{self.application(person)}/acceptances")
        self.asking.post("recruitment", self.cast.facilitator, f"/cohorts/{self.cohort}/recruiting-closures")

    def match(self) -> None:
        path, facilitator, co_chair = f"/rounds/{first_round_id(self.cohort)}", self.cast.facilitator, self.cast.co_chair
        for one, other in zip(self.cast.seniors[:2], self.cast.colleagues[:2], strict=True):
            note = {
                "one": str(self.id(one)),
                "other": str(self.id(other)),
                "stance": "for",
                "reason": f"reason {self.words.mark}",
            }
            self.asking.post("matching", co_chair, f"{path}/notes", note)
        self.asking.post("matching", facilitator, f"{path}/proposals")
        signed = {"fingerprint": self.asking.get("matching", facilitator, path)["fingerprint"]}
        for person in (facilitator, co_chair):
            self.asking.post("matching", person, f"{path}/signatures", signed)
        self.asking.post("matching", facilitator, f"{path}/publications")

    def partnership(self, person: str) -> str:
        return str(self.asking.get("partnership_journal", person, "/partnerships/mine")[0]["partnership"])

    def partner(self, person: str) -> str:
        partner = UUID(self.asking.get("partnership_journal", person, "/partnerships/mine")[0]["partner"])
        return next(other for other in self.cast.participants if self.id(other) == partner)

    def write(self, person: str, met_on: str) -> None:
        """The journal of one partner."""
        path = f"/partnerships/{self.partnership(person)}"
        texts = {name: f"{name} {self.words.mark}" for name in ("aims", "expects", "ground_rules", "how_often", "protected_time")}
        self.asking.post("partnership_journal", person, f"{path}/agreements", texts)
        for whose in ("shared", "own"):
            self.asking.post(
                "partnership_journal", person, f"{path}/goals", {"whose": whose, "text": f"{whose} {self.words.mark}"}
            )
        self.asking.post("partnership_journal", person, f"{path}/meetings/held", {"on": met_on, "how": "in_person"})

    def name(self, author: str, named: str) -> None:
        """Writes of somebody else, by what only they are called, and puts it in other words."""
        path = f"/partnerships/{self.partnership(author)}"
        self.asking.post("partnership_journal", author, f"{path}/goals", {"whose": "shared", "text": f"once {self.words.mark}"})
        (text,) = (each["text"] for each in self.writing(author) if each["words"] == f"once {self.words.mark}")
        words = {"text": f"with {named}, {self.words.mark}"}
        self.asking.post("partnership_journal", author, f"{path}/texts/{text}/revisions", words)
        needs = {"needs": f"a seat beside {named}, {self.words.mark}"}
        self.asking.post("recruitment", author, f"/applications/{self.application(author)}/access-needs", needs)

    def writing(self, author: str, service: str = "partnership_journal") -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.asking.get(service, author, "/me/writing")
        return listed

    def meet(self) -> None:
        body = {"kind": "check_in", "on": "2021-05-04", "how": "virtual"}
        held = self.asking.post("partnership_journal", self.cast.facilitator, f"/cohorts/{self.cohort}/sessions", body)
        for person in self.cast.participants[::2]:
            path = f"/sessions/{held['id']}/attendances"
            self.asking.post("partnership_journal", self.cast.facilitator, path, {"person": str(self.id(person))})

    def approve_survey(self) -> None:
        approval = {"reference": self.words.own, "on": "2022-01-10", "approver": self.words.own}
        self.asking.post("evaluation", self.cast.evaluator, f"/surveys/{self.survey}/approvals", approval)

    def answer(self, person: str) -> None:
        self.asking.post("evaluation", person, f"/surveys/{self.survey}/answers", self.words.said(person))
