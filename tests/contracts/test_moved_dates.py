"""One change of a cohort's dates moves what counts from them in every service, whatever has been written there by then.

Two trusts do the same on the same days. One opens its cohorts with the right dates, the other opens them with others and moves
them, or launches them on another day than planned: in the end no date in any table of any service tells the two apart.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
import pytest
from services.recruitment.tests.recruiting import COHORT, Trust

from evaluation.service import EVALUATION
from matching.service import MATCHING
from partnership_journal.service import JOURNAL
from plp_demo.platform.dated import dates
from plp_kit.core import event_store
from plp_kit.core.events import Stream
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from recruitment.service import RECRUITMENT, routes

MOVED, RIGHT = "rha", "tzb"
BEGINS, MEANWHILE, LAUNCHED = (datetime(2021, month, day, 12, tzinfo=UTC) for month, day in ((1, 4), (2, 1), (5, 31)))
DATES: Final = {"recruiting_closes_on": "2021-03-22", "launch_on": "2021-05-24"}
"""Six weeks later than planned, and recruiting three weeks."""


@dataclass(frozen=True)
class Services:
    recruitment: RunningService
    others: Sequence[RunningService]

    def tell(self, trust: str, told: int) -> int:
        """Hands the others what recruitment has published of the trust since the event in that place; answers the last place."""
        with self.recruitment.runtime.database.of(trust).transaction() as db:
            rows = db.execute(
                "SELECT position, stream, version FROM events WHERE position > %s ORDER BY position", (told,)
            ).fetchall()
            entries = [event_store.load(db, RECRUITMENT.stored, Stream.parse(stream))[version - 1] for _, stream, version in rows]
        for entry in entries:
            if entry.event.__class__ in {publication.event for publication in RECRUITMENT.language}:
                message = RECRUITMENT.language.message(entry, 1)
                self._hear(Topic(trust, "recruitment"), message.name, msgspec.json.decode(message.data))
        return max((position for position, _, _ in rows), default=told)

    def pair(self, trust: str, cohort: str, senior: UUID, colleague: UUID) -> None:
        pair = {"partnership": uuid4(), "senior": senior, "colleague": colleague}
        self._hear(Topic(trust, "matching"), "matching.PairsPublished.v1", self._publication(cohort, pair))
        formed = {**pair, "cohort": cohort, "formed_on": "2021-01-20"}
        self._hear(Topic(trust, "partnership_journal"), "partnership_journal.PartnershipFormed.v1", formed)

    def _publication(self, cohort: str, pair: dict[str, UUID]) -> dict[str, object]:
        return {"round": uuid4(), "cohort": cohort, "published_on": "2021-01-20", "pairs": [pair]}

    def _hear(self, topic: Topic, name: str, fact: object) -> None:
        for service in self.others:
            subscription = service.runtime.service.subscription
            if topic.name in subscription.topics and name in (subscription.shapes or ()):
                assert service.receive(topic, name, fact) is None

    def until(self, moment: datetime) -> None:
        for service in (self.recruitment, *self.others):
            service.at(moment)
            while service.work_deadlines():
                pass

    def told_apart(self) -> list[tuple[object, ...]]:
        """Dates that one of the trusts has and the other has not."""
        moved, right = self._dates(MOVED), self._dates(RIGHT)
        return [*(moved - right), *(right - moved)]

    def _dates(self, trust: str) -> Counter[tuple[object, ...]]:
        """With the service and what it is, whichever row it is in."""
        found: Counter[tuple[object, ...]] = Counter()
        for service in (self.recruitment, *self.others):
            with service.runtime.database.of(trust).transaction() as db:
                of_trust = dates(db, service.runtime.service.name, trust)
            found.update((*key[:2], day) for key, day in of_trust.items())
        return found


@pytest.fixture
def services(make_running_service: MakeRunningService) -> Services:
    recruitment = make_running_service(RECRUITMENT, routes(), MOVED, RIGHT)
    return Services(recruitment, [make_running_service(service, (), MOVED, RIGHT) for service in (MATCHING, JOURNAL, EVALUATION)])


class World:
    """A trust with one cohort that is moved by hand, and one that is launched on another day."""

    def __init__(self, services: Services, tenant: str) -> None:
        self.services, self.trust, self.told = services, Trust(services.recruitment, tenant), 0

    def open(self, moved: dict[str, Any], late: dict[str, Any]) -> None:
        self.trust.onboard()
        self.cohorts = [self._peopled(self._opened(**dates)) for dates in (moved, late)]
        self.tell()

    def tell(self) -> None:
        self.told = self.services.tell(self.trust.tenant, self.told)

    def _opened(self, **dates: str) -> str:
        return str(self.trust.facilitator.post("/cohorts", {**COHORT, **dates}).body["id"])

    def _peopled(self, cohort: str) -> str:
        """Somebody at every stage of an application, and two who are paired, one of whom has gone since."""
        trust, service = self.trust, self.services.recruitment
        people = [service.person(trust.tenant, Role.PARTICIPANT) for _ in range(7)]
        assert people[0].post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).status == 201
        applied = [str(trust.apply(person, cohort).body["id"]) for person in people[1:]]
        for place, path, body in ANSWERS:
            assert trust.facilitator.post(f"/applications/{applied[place]}/{path}", body).status == 200
        assert people[6].post(f"/applications/{applied[5]}/withdrawals").status == 200
        self.services.pair(trust.tenant, cohort, people[3].id, people[4].id)
        return cohort

    def move(self, **dates: str) -> None:
        changed = self.trust.facilitator.post(f"/cohorts/{self.cohorts[0]}/date-changes", {"reason": "not_ready", **dates})
        assert changed.status == 200, changed
        self.tell()

    def launch(self, cohort: int, on: str) -> None:
        self.trust.guide(self.cohorts[cohort])
        launched = self.trust.facilitator.post(f"/cohorts/{self.cohorts[cohort]}/launch", {"launched_on": on})
        assert launched.status == 200, launched
        self.tell()


ANSWERS: Final[Sequence[tuple[int, str, Any]]] = (
    (1, "waiting-list-places", None),
    (2, "acceptances", None),
    (3, "acceptances", None),
    (3, "departures", {"on": "2021-01-25"}),
    (4, "declines", {"reason": "full"}),
)
"""By whose application it is; that of the first is not answered."""


def test_no_date_in_any_service_tells_a_cohort_that_was_moved_from_one_that_was_opened_so(services: Services) -> None:
    services.until(BEGINS)
    moved, right = World(services, MOVED), World(services, RIGHT)
    moved.open({}, {})
    right.open(DATES, {"launch_on": "2021-05-31"})
    assert services.told_apart()
    services.until(MEANWHILE)
    moved.move(**DATES)
    services.until(LAUNCHED)
    for world in (moved, right):
        world.tell()
        world.launch(0, "2021-05-24")
        world.launch(1, "2021-05-31")
    assert services.told_apart() == []
    services.until(datetime(2021, 9, 1, 12, tzinfo=UTC))
    assert services.told_apart() == []
