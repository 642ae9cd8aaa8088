"""A cohort's life on a whole platform, from onboarding to the survey's closing, with a marker in every text that people write."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from evaluation.application.identities import survey_id
from evaluation.domain.surveys import Wave
from matching.application.identities import first_round_id
from plp_kit.http.roles import Role
from plp_local.issuer.people import Person
from plp_local.testing.privacy.asking import Asking
from recruitment.application.identities import application_id
from recruitment.domain.consents import Purpose

PAIRS: Final = 12
OK: Final = 200
ELSEWHERE: Final = frozenset({Role.OPERATOR, Role.NATIONAL_ANALYST})
TRUST: Final = "rha"
LEVELS: Final = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree")
OF_EVERYBODY: Final = ("race_equity", "equal_partners")


def day(year: int, month: int, number: int, hour: int = 9) -> datetime:
    return datetime(year, month, number, hour, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: seniors and colleagues, the first senior being the one who will be erased. `mark` is in every name."""

    mark: str
    operator: UUID = field(default_factory=uuid4)
    facilitator: UUID = field(default_factory=uuid4)
    co_chair: UUID = field(default_factory=uuid4)
    evaluator: UUID = field(default_factory=uuid4)
    seniors: tuple[UUID, ...] = field(default_factory=lambda: tuple(uuid4() for _ in range(PAIRS)))
    colleagues: tuple[UUID, ...] = field(default_factory=lambda: tuple(uuid4() for _ in range(PAIRS)))

    anybody: UUID = field(default_factory=uuid4)
    """Who has every role of a trust, and takes part in nothing."""

    @property
    def participants(self) -> tuple[UUID, ...]:
        return self.seniors + self.colleagues

    def people(self) -> Iterator[Person]:
        yield Person(self.operator, self.mark, "platform", (Role.OPERATOR,))
        for who, role in ((self.facilitator, Role.FACILITATOR), (self.co_chair, Role.CO_CHAIR), (self.evaluator, Role.EVALUATOR)):
            yield Person(who, self.mark, TRUST, (role,))
        yield Person(self.anybody, self.mark, TRUST, tuple(role for role in Role if role not in ELSEWHERE))
        for who in self.participants:
            yield Person(who, self.mark, TRUST, (Role.PARTICIPANT,))


@dataclass(slots=True)
class Life:
    """`mark` goes into what people write of themselves, `own` into the trust's own words."""

    asking: Asking
    cast: Cast
    mark: str
    own: str
    cohort: UUID = field(default_factory=uuid4)

    @property
    def survey(self) -> UUID:
        return survey_id(self.cohort, Wave.MID)

    def application(self, person: UUID) -> UUID:
        return application_id(self.cohort, person)

    def onboard(self) -> None:
        self.asking.post("recruitment", self.cast.operator, f"/trusts/{TRUST}", self._trust())
        opened = self.asking.post("recruitment", self.cast.facilitator, "/cohorts", self._plan())
        self.cohort = UUID(opened["id"])
        revised = self.asking.ask(
            "recruitment", self.cast.facilitator, "PUT", "/trust/settings", {**self.settings(), "survey_days": 18}
        )
        if revised.status != OK:
            raise AssertionError(revised)

    def apply(self) -> None:
        for person in self.cast.participants:
            self.asking.post("recruitment", person, f"/cohorts/{self.cohort}/applications", self.form(person))

    def accept(self) -> None:
        for person in self.cast.participants:
            self.asking.post("recruitment", self.cast.facilitator, f"/applications/{self.application(person)}/acceptances")
        self.asking.post("recruitment", self.cast.facilitator, f"/cohorts/{self.cohort}/recruiting-closures")

    def match(self) -> None:
        path, facilitator, co_chair = f"/rounds/{first_round_id(self.cohort)}", self.cast.facilitator, self.cast.co_chair
        self.asking.post("matching", facilitator, f"{path}/proposals")
        signed = {"fingerprint": self.asking.get("matching", facilitator, path)["fingerprint"]}
        for person in (facilitator, co_chair):
            self.asking.post("matching", person, f"{path}/signatures", signed)
        self.asking.post("matching", facilitator, f"{path}/publications")

    def partnership(self, person: UUID) -> str:
        return str(self.asking.get("partnership_journal", person, "/partnerships/mine")[0]["partnership"])

    def partner(self, person: UUID) -> UUID:
        return UUID(self.asking.get("partnership_journal", person, "/partnerships/mine")[0]["partner"])

    def write(self, person: UUID, met_on: str) -> None:
        """The journal of one partner."""
        path = f"/partnerships/{self.partnership(person)}"
        texts = {name: f"{name} {self.mark}" for name in ("aims", "expects", "ground_rules", "how_often", "protected_time")}
        self.asking.post("partnership_journal", person, f"{path}/agreements", texts)
        for whose in ("shared", "own"):
            self.asking.post("partnership_journal", person, f"{path}/goals", {"whose": whose, "text": f"{whose} {self.mark}"})
        self.asking.post("partnership_journal", person, f"{path}/meetings/held", {"on": met_on, "how": "in_person"})

    def meet(self) -> None:
        body = {"kind": "check_in", "on": "2021-05-04", "how": "virtual"}
        held = self.asking.post("partnership_journal", self.cast.facilitator, f"/cohorts/{self.cohort}/sessions", body)
        for person in self.cast.participants[::2]:
            path = f"/sessions/{held['id']}/attendances"
            self.asking.post("partnership_journal", self.cast.facilitator, path, {"person": str(person)})

    def approve_survey(self) -> None:
        approval = {"reference": self.own, "on": "2022-01-10", "approver": self.own}
        self.asking.post("evaluation", self.cast.evaluator, f"/surveys/{self.survey}/approvals", approval)

    def answer(self, person: UUID) -> None:
        self.asking.post("evaluation", person, f"/surveys/{self.survey}/answers", self.said(person))

    def said_by(self, choices: list[dict[str, Any]]) -> UUID:
        """Whose answer this is: something that the test alone can know."""
        levels = [next(choice["level"] for choice in choices if choice["question"] == question) for question in OF_EVERYBODY]
        return self.cast.participants[LEVELS.index(levels[0]) * len(LEVELS) + LEVELS.index(levels[1])]

    def form(self, person: UUID) -> dict[str, Any]:
        side = "senior" if person in self.cast.seniors else "served"
        return {
            "sides": [side],
            "senior_role_confirmed": side == "senior",
            "identifies_with_group": side == "served",
            "aims_confirmed": True,
            "topics_to_learn": [f"one {self.own}"],
            "topics_to_share": [f"two {self.own}"],
            "profile": [f"{number} {self.mark}" for number in range(3)],
            "consents": [{"purpose": purpose, "granted": True, "version": 1} for purpose in Purpose],
            "channel": f"channel {self.own}",
        }

    def said(self, person: UUID) -> dict[str, Any]:
        numbers = divmod(self.cast.participants.index(person), len(LEVELS))
        return {
            "consent": True,
            "group": "senior" if person in self.cast.seniors else "served",
            "recommend": "yes",
            "check_in": "yes",
            "national_counts": True,
            "choices": [
                {"question": question, "version": 1, "level": LEVELS[number]}
                for question, number in zip(OF_EVERYBODY, numbers, strict=True)
            ],
        }

    def settings(self) -> dict[str, Any]:
        return {
            "words": {"senior": f"senior {self.own}", "served": f"served {self.own}"},
            "group_served": "bme",
            "senior_level": self.own,
            "positive_action_reason": self.own,
            "length_months_min": 12,
            "length_months_max": 15,
            "survey_month": 10,
            "survey_days": 17,
            "check_in_every_months": 3,
            "profile_questions": [f"{number} {self.own}" for number in range(3)],
            "topics": [f"one {self.own}", f"two {self.own}"],
            "consent_texts": [{"purpose": purpose, "version": 1} for purpose in Purpose],
        }

    def _trust(self) -> dict[str, Any]:
        facts = {"name": self.own, "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True}
        return {**facts, "settings": self.settings()}

    def _plan(self) -> dict[str, Any]:
        return {
            "title": self.own,
            "aims": [self.own],
            "channels": [f"channel {self.own}"],
            "recruiting_opens_on": "2021-01-12",
            "recruiting_closes_on": "2021-03-16",
            "launch_on": "2021-04-20",
            "assessment": {"reference": self.own, "approver": self.own},
        }
