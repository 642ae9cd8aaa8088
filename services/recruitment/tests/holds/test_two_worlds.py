"""Under a hold and without one, a person is answered the same, byte for byte, and so is everybody who may not know of holds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from services.recruitment.tests.recruiting import Trust
from services.recruitment.tests.worlds import ordered, renamed

from plp_kit.core.events import Origin
from plp_testkit.fixtures.running_services import RunningService
from recruitment.people.decider import DecideErasure, people
from recruitment.people.use_cases import own_erasure
from recruitment.trusts.clean_erasures import CleanErasures

NOW = datetime(2021, 1, 4, tzinfo=UTC)
OWN = ("/me/data", "/me/writing", "/me/requests", "/me/access-records", "/applications/mine")


class World:
    """A trust in which Ada acts, and everything that she and the facilitator are answered."""

    def __init__(self, service: RunningService, tenant: str, *, hold: bool) -> None:
        self.service, self.trust, self.hold = service, Trust(service, tenant), hold
        self.answers: list[str] = []
        self.cohort = self.trust.cohort()
        self.application = str(self.trust.apply(self.trust.ada, self.cohort, preferred_name="Adie").body["id"])

    def place(self) -> None:
        if self.hold:
            assert self.trust.hold(self.trust.ada).status == 201

    def post(self, path: str, body: object = None) -> dict[str, Any]:
        answered = self.trust.ada.post(path, body)
        self.answers.append(f"{answered.status} {sorted(answered.headers.items())} {answered.body}")
        return answered.body

    def look(self) -> None:
        by = self.trust.facilitator
        cohort = f"/cohorts/{self.cohort}"
        self.answers += [ordered(self.trust.ada.fetch(path).decode()) for path in OWN]
        lists = ("applications", "applicant-exports", "funnel", "notices")
        self.answers += [by.fetch(f"{cohort}/{path}").decode() for path in lists]
        answered = [by.get(f"/applications/{self.application}{path}") for path in ("", "/profile", "/needs", "/contact")]
        self.answers += [f"{each.status} {each.body}" for each in answered]

    def logged(self) -> str:
        """Every event but those of the hold itself."""
        return str([entry for entry in self.service.logged(self.trust.tenant) if "recruitment.hold_" not in entry[0]])

    def everything(self, *, and_log: bool) -> str:
        return renamed("\n".join([*self.answers, *([self.logged()] if and_log else [])])).replace(self.trust.domain, "domain")


@pytest.fixture
def worlds(service: RunningService) -> tuple[World, World]:
    return World(service, "rha", hold=True), World(service, "tzb", hold=False)


def same(worlds: tuple[World, World], *, and_log: bool = True) -> bool:
    """Line by line, so that a difference is short. `and_log`: the log says the same, too, and so does what is rebuilt from it."""
    held, free = (world.everything(and_log=and_log).split("\n") for world in worlds)
    for one, other in zip(held, free, strict=True):
        assert one == other
    return True


Step = Callable[[World], object]


def day_by_day(worlds: tuple[World, World], *steps: Step) -> None:
    """Each step in both worlds on a day of its own, and what everybody is answered after the last."""
    service = worlds[0].service
    for step in steps:
        with service.runtime.scheduler_database.transaction() as db:
            today = service.runtime.clock.now(db)
        service.at(today + timedelta(days=1))
        for world in worlds:
            step(world)
    for world in worlds:
        world.look()


def until(worlds: tuple[World, World], moment: datetime) -> None:
    worlds[0].service.at(moment)
    while worlds[0].service.work_deadlines():
        pass
    for world in worlds:
        world.look()


def ask(world: World) -> None:
    world.post("/me/erasures")


def take_back(world: World) -> None:
    world.post("/me/erasures/retractions")


def take_back_text(world: World) -> None:
    text = next(row["text"] for row in world.trust.ada.list("/me/writing") if row["what"] == "profile_1")
    world.post(f"/applications/{world.application}/texts/{text}/withdrawals")


def read_answer(world: World) -> None:
    erasure = world.trust.ada.list("/me/requests")[-1]["request"]
    world.answers.append(world.trust.ada.fetch(f"/me/requests/{erasure}/answer").decode())


def object_(world: World) -> None:
    world.post("/me/requests", {"kind": "objection", "words": "Stop"})


def refuse(world: World) -> None:
    (erasure,) = (row["request"] for row in world.trust.ada.list("/me/requests"))
    assert world.trust.answer(erasure, "refused", "legal_obligation").status == 200


def test_asking_taking_back_and_being_looked_at_are_the_same(worlds: tuple[World, World]) -> None:
    """The token does not say when Ada signed in, so a person looks at it in either world."""
    day_by_day(worlds, World.place, take_back_text, ask, ask)
    day_by_day(
        worlds, take_back, take_back, lambda world: world.post("/me/requests", {"kind": "objection", "words": "Stop"}), ask
    )
    until(worlds, NOW + timedelta(days=15))
    until(worlds, NOW + timedelta(days=50))
    assert [row["state"] for row in worlds[0].trust.ada.list("/me/requests")] == ["retracted", "looked_at", "looked_at"]
    day_by_day(worlds, read_answer, take_back)
    assert same(worlds)


def test_the_end_of_retention_and_a_refusal_are_the_same(worlds: tuple[World, World]) -> None:
    day_by_day(worlds, World.place, lambda world: world.post(f"/applications/{world.application}/withdrawals"), ask)
    until(worlds, NOW + timedelta(days=20))
    day_by_day(worlds, refuse, read_answer)
    until(worlds, NOW + timedelta(days=400))
    assert worlds[0].trust.ada.list("/me/writing") == []
    assert same(worlds)


@pytest.mark.parametrize("hold_comes", ["before", "between deciding and beginning"])
def test_a_clean_case_that_was_drawn_is_as_one_under_a_hold(worlds: tuple[World, World], hold_comes: str) -> None:
    """Also where the hold comes after the rule has granted it: the vault says so, and Ada sees nothing of it."""
    for world in worlds:
        if hold_comes == "before":
            world.place()
        ask_freshly(world)
    worlds[0].service.at(NOW + timedelta(days=7))
    for world in worlds:
        preserved = world.hold and hold_comes == "before"
        decide(world, DecideErasure(NOW + timedelta(days=7), int(world.hold), CleanErasures("DPIA-7"), preserved=preserved))
        if hold_comes != "before":
            world.place()
    until(worlds, NOW + timedelta(days=7))
    day_by_day(worlds, take_back)
    unseen = [entry for entry in worlds[0].service.logged("rha") if entry[0] == "recruitment.erasure_granted.v1"]
    assert len(unseen) == (0 if hold_comes == "before" else 1)
    assert same(worlds, and_log=False)


def ask_freshly(world: World) -> None:
    context = world.service.runtime.context(world.trust.tenant)
    origin = Origin("person", NOW, UUID(int=1))
    asking = lambda write: own_erasure.ask(write, UUID(int=7), world.trust.ada.id, freshly_signed_in=True)  # noqa: E731
    context.write(origin, asking)


def decide(world: World, command: DecideErasure) -> None:
    context = world.service.runtime.context(world.trust.tenant)
    context.handler.handle(people, world.trust.ada.id, command, Origin("deadline", command.at, UUID(int=1)))
