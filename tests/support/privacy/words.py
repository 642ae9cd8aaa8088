"""Who takes part in a test, and what they write and say, with a marker in each of their texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, Final

from plp_demo.issuer.people import Person
from plp_kit.web.roles import Role
from recruitment.applications.consents import Purpose
from recruitment.trusts.processing import Activity

PAIRS: Final = 12
TRUST: Final = "rha"
ELSEWHERE: Final = frozenset({Role.OPERATOR, Role.NATIONAL_ANALYST, Role.FORMER})
LEVELS: Final = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree")
OF_EVERYBODY: Final = ("race_equity", "equal_partners")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part, by the subjects of their sign-ins; the first senior is the one who will be erased.

    `mark` is in every name, `signing` in every subject.
    """

    mark: str
    signing: str = field(default_factory=lambda: f"sg{token_hex(8)}")

    @property
    def operator(self) -> str:
        return f"{self.signing}|operator"

    @property
    def facilitator(self) -> str:
        return f"{self.signing}|facilitator"

    @property
    def co_chair(self) -> str:
        return f"{self.signing}|co-chair"

    @property
    def evaluator(self) -> str:
        return f"{self.signing}|evaluator"

    @property
    def anybody(self) -> str:
        """Who has every role of a trust, and takes part in nothing."""
        return f"{self.signing}|anybody"

    @property
    def seniors(self) -> tuple[str, ...]:
        return tuple(f"{self.signing}|senior-{number}" for number in range(PAIRS))

    @property
    def colleagues(self) -> tuple[str, ...]:
        return tuple(f"{self.signing}|colleague-{number}" for number in range(PAIRS))

    @property
    def participants(self) -> tuple[str, ...]:
        return self.seniors + self.colleagues

    def people(self) -> Iterator[Person]:
        yield Person(self.operator, self.mark, "platform", (Role.OPERATOR,))
        for who, role in ((self.facilitator, Role.FACILITATOR), (self.co_chair, Role.CO_CHAIR), (self.evaluator, Role.EVALUATOR)):
            yield Person(who, self.mark, TRUST, (role,))
        yield Person(self.anybody, self.mark, TRUST, tuple(role for role in Role if role not in ELSEWHERE))
        for who in self.participants:
            yield Person(who, self.mark, TRUST, (Role.PARTICIPANT,))


@dataclass(frozen=True, slots=True)
class Words:
    """`mark` is in what people write of themselves, `own` in the trust's own words."""

    cast: Cast
    mark: str
    own: str

    def said_by(self, choices: list[dict[str, Any]]) -> str:
        """Whose answer this is: something that the test alone can know."""
        levels = [next(choice["level"] for choice in choices if choice["question"] == question) for question in OF_EVERYBODY]
        return self.cast.participants[LEVELS.index(levels[0]) * len(LEVELS) + LEVELS.index(levels[1])]

    def form(self, person: str) -> dict[str, Any]:
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

    def whole_form(self, person: str) -> dict[str, Any]:
        """With everything that may be left out."""
        interests, *others = self.picked().values()
        picked = dict(zip(("site", "directorate", "profession"), others, strict=True))
        return {**self.form(person), **picked, "preferred_name": f"preferred_name {self.mark}", "interests": [interests]}

    def picked(self) -> dict[str, str]:
        """What applicants pick, by the list of the settings from which they do."""
        return {name: f"{name} {self.own}" for name in ("interests", "sites", "directorates", "professions")}

    def contact(self) -> dict[str, Any]:
        return {"name": f"name {self.mark}", "address": f"{self.mark}@example.nhs.uk"}

    def said(self, person: str) -> dict[str, Any]:
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
            "groups_served": ["bme"],
            "senior_level": self.own,
            "positive_action_reason": self.own,
            "length_months_min": 12,
            "length_months_max": 15,
            "survey_month": 10,
            "survey_days": 17,
            "check_in_every_months": 3,
            "profile_questions": [f"{number} {self.own}" for number in range(3)],
            "topics": [f"one {self.own}", f"two {self.own}"],
            "consent_texts": [{"purpose": purpose, "version": 1, "wording": self.own} for purpose in Purpose],
            "lists": {name: [text] for name, text in self.picked().items()},
            "clean_erasures": {"assessment": f"assessment {self.own}"},
            "processing": [
                {"activity": activity, "basis": "public_task", "condition": "research", "recipients": [self.own]}
                for activity in Activity
            ],
            "controller": {"name": self.own, "address": self.own, "officer_email": "dpo@example.nhs.uk"},
        }

    def trust(self) -> dict[str, Any]:
        facts = {"name": self.own, "ods_code": "RHA", "kind": "mental_health", "region": "Y60", "synthetic": True}
        return {**facts, "settings": self.settings()}

    def plan(self) -> dict[str, Any]:
        return {
            "title": self.own,
            "aims": [self.own],
            "channels": [f"channel {self.own}"],
            "recruiting_opens_on": "2021-01-12",
            "recruiting_closes_on": "2021-03-16",
            "launch_on": "2021-04-20",
            "assessment": {"reference": self.own, "approver": self.own},
        }
