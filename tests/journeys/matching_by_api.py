"""A cohort whose recruiting is closed and whose people have reached matching, for journeys that begin with its first round."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import uuid4

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient, ApiError
from plp_demo.servers.ports import wait_until
from tests.journeys.applying_by_api import form_of
from tests.journeys.facilitating import Colleague
from tests.journeys.steps import key

MATCHING: Final = "matching"
SENIORS: Final = ("Ottoline Farrow", "Percival Ndukwe", "Rosalind Achterberg")
SERVED: Final = ("Tobias Oyelaran", "Ursula Mbeki", "Vincent Adeyemi")
"""They gave their applications on paper, so that nobody signs in as one of them."""
TODAY: Final = "2021-11-16"
"""Of the platform in mid-life."""
WITHIN: Final = 60.0


class MatchedCohort:
    """With three people on each side, and what its matchers do through the APIs."""

    def __init__(self, at: Addresses, title: str) -> None:
        self.client, colleague = ApiClient(at), Colleague(at)
        self.id = colleague.cohort(title)
        for side, names in (("senior", SENIORS), ("served", SERVED)):
            for name in names:
                self._accept(colleague, name, side)
        colleague.posts(f"/cohorts/{self.id}/recruiting-closures")
        assert wait_until(self._is_complete, WITHIN)

    def _accept(self, colleague: Colleague, name: str, side: str) -> None:
        offer = self.client.get("recruitment", colleague.key, f"/cohorts/{self.id}/application-form")["offer"]
        received = {"means": "paper", "on": "2021-11-15", "authority": "Signed the form"}
        entered = colleague.posts(
            f"/cohorts/{self.id}/entered-applications", {"name": name, **received, "form": form_of(offer, side)}
        )
        colleague.posts(f"/applications/{entered}/acceptances")

    def _is_complete(self) -> bool:
        return any(each["received"] == each["expected"] for each in self._rounds())

    def _rounds(self) -> Iterable[Mapping[str, Any]]:
        found: list[dict[str, Any]] = self.client.get(MATCHING, key("facilitator"), f"/cohorts/{self.id}/rounds")
        return found

    @property
    def round(self) -> str:
        return str(next(iter(self._rounds()))["round"])

    def posts(self, what: str, body: object = None, *, person: str = "facilitator") -> None:
        self.client.post(MATCHING, key(person), f"/rounds/{self.round}/{what}", body, str(uuid4()))

    def sees(self, what: str = "") -> Any:  # noqa: ANN401 - JSON
        return self.client.get(MATCHING, key("facilitator"), f"/rounds/{self.round}{what}")

    def is_signed_by(self, *people: str) -> None:
        body = {"fingerprint": self.sees()["fingerprint"]}
        for person in people:
            self.posts("signatures", body, person=person)

    def two_are_left(self) -> str:
        """One on each side, of different pairs, whose partners have left the trust since. The partnership of the first pair."""
        self.posts("proposals")
        self.is_signed_by("facilitator", "co_chair")
        self.posts("publications")
        first, second, *_ = self.sees()["proposal"]["pairs"]
        applications = self.client.get("recruitment", key("facilitator"), f"/cohorts/{self.id}/applications")["applications"]
        for gone in (first["senior"], second["colleague"]):
            (theirs,) = (each["application"] for each in applications if each["person"] == gone)
            leaves = {"on": TODAY}
            self.client.post("recruitment", key("facilitator"), f"/applications/{theirs}/departures", leaves, str(uuid4()))
        assert wait_until(lambda: len(self._left_behind()) == 2, WITHIN)
        return str(first["partnership"])

    def _left_behind(self) -> list[object]:
        people: list[object] = self.client.get(MATCHING, key("facilitator"), f"/cohorts/{self.id}/left-behind")["people"]
        return people

    def can_swap_with(self, one: str) -> str:
        """Another senior. A veto may be in the way of one of them. Raises AssertionError, with what is in the way of each."""
        refused = {other: self._refusal(one, other) for other, _ in self.pairs if other != one}
        assert "" in refused.values(), refused
        return next(other for other, why in refused.items() if not why)

    def _refusal(self, one: str, other: str) -> str:
        try:
            self.sees(f"/previews?step=swap&one={one}&other={other}")
        except ApiError as refused:
            return str(refused)
        return ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(pair["senior"], pair["colleague"]) for pair in self.sees()["proposal"]["pairs"]]
