"""A cohort whose pairs are published today through the APIs, for journeys of people who were just paired."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from plp_demo.player.api_client import ApiClient, ApiError
from tests.journeys.facilitating import PLAN
from tests.journeys.steps import key

TITLE: Final = "Spring 2022 early"
SENIORS, COLLEAGUES = ("s202", "s203", "s207", "s108"), ("c202", "c203", "c204", "c205")
"""People whom no other journey needs."""
RECRUITMENT, MATCHING, JOURNAL = "recruitment", "matching", "partnership_journal"
SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Pair:
    """By their keys in the scenario; `senior` is on the side of that name."""

    partnership: str
    senior: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Platform:
    client: ApiClient

    def posts(self, service: str, person: str, path: str, body: object = None) -> str:
        return str(self.client.post(service, key(person), path, body, str(uuid4())).get("id", ""))

    def gets(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - JSON
        return self.client.get(service, key(person), path)

    def pairs(self) -> list[Pair]:
        """All of them, published and known to the journal and to recruitment; whoever is a senior comes first."""
        cohort = self.posts(RECRUITMENT, "facilitator", "/cohorts", {"title": TITLE, **PLAN})
        for side, people in (("senior", SENIORS), ("served", COLLEAGUES)):
            for person in people:
                self._takes_part(cohort, person, side)
        self.posts(RECRUITMENT, "facilitator", f"/cohorts/{cohort}/recruiting-closures")
        self._publishes(self._until(lambda: self.gets(MATCHING, "facilitator", f"/cohorts/{cohort}/rounds"))[0]["round"])
        ids = {self.gets(RECRUITMENT, person, "/me")["id"]: person for person in (*SENIORS, *COLLEAGUES)}
        return [self._pair(cohort, person, ids) for person in SENIORS]

    def hears_of_opening(self, pair: Pair) -> None:
        """Recruitment, which then shows profiles."""
        path = f"/partnerships/{pair.partnership}/partner"
        self._until(lambda: self.gets(RECRUITMENT, pair.senior, path)["address"])

    def _takes_part(self, cohort: str, person: str, side: str) -> None:
        offer = self.gets(RECRUITMENT, person, f"/cohorts/{cohort}/application-form")["offer"]
        sent = self.posts(RECRUITMENT, person, f"/cohorts/{cohort}/applications", _form(offer, side))
        self.posts(RECRUITMENT, person, "/me/contacts", {"name": person, "address": f"{person}@wrenfield.example"})
        self.posts(RECRUITMENT, "facilitator", f"/applications/{sent}/acceptances")

    def _publishes(self, round_id: str) -> None:
        self._until(lambda: self._done("facilitator", f"/rounds/{round_id}/proposals"))
        for role in ("facilitator", "co_chair"):
            read = self.gets(MATCHING, role, f"/rounds/{round_id}")
            self.posts(MATCHING, role, f"/rounds/{round_id}/signatures", {"fingerprint": read["fingerprint"], "seat": role})
        self.posts(MATCHING, "facilitator", f"/rounds/{round_id}/publications")

    def _done(self, person: str, path: str) -> bool:
        """False while somebody who was accepted has not reached matching."""
        try:
            self.posts(MATCHING, person, path)
        except ApiError:
            return False
        return True

    def _pair(self, cohort: str, senior: str, ids: Mapping[str, str]) -> Pair:
        def found() -> Sequence[dict[str, Any]]:
            mine = self.gets(JOURNAL, senior, "/partnerships/mine")
            return [each for each in mine if each["cohort"] == cohort]

        own = self._until(found)[0]
        path = f"/partnerships/{own['partnership']}/partner"
        self._until(lambda: self._is_there(senior, path))
        return Pair(own["partnership"], senior, ids[own["partner"]])

    def _is_there(self, person: str, path: str) -> bool:
        try:
            return bool(self.gets(RECRUITMENT, person, path))
        except ApiError:
            return False

    def _until(self, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is asked
        """What was asked for, once it is there. Raises TimeoutError."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if answered := ask():
                return answered
            time.sleep(0.2)
        raise TimeoutError


def _form(offer: dict[str, Any], side: str) -> dict[str, object]:
    topic = offer["choices"]["topics"][:1]
    return {
        "aims_confirmed": True,
        "channel": offer["choices"]["channels"][0],
        "consents": [{"purpose": each["purpose"], "version": each["version"], "granted": True} for each in offer["consents"]],
        "identifies_with_group": side == "served",
        "senior_role_confirmed": side == "senior",
        "sides": [side],
        "profile": ["I want to hear how you see our work.", None, "Somewhere quiet."],
        "topics_to_learn": topic,
        "topics_to_share": topic,
    }
