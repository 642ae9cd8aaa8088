"""What nobody may infer from pages: who named whom, who restricted their data and how, and whom a legal hold is about.

Each test makes worlds that differ in that alone, and compares every page of the portal that the people there may open. The pages
are taken from the portal's own url map, so a new page is compared as soon as it is there.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.resources import files
from typing import Final, TypeAlias

import pytest
from flask import Flask

from plp_testkit.fixtures.running_services import MakeRunningService
from plp_testkit.fixtures.services import MakeServiceDatabase
from tests.support.privacy.pages import Pages, pages_of
from tests.support.privacy.worlds import Step, World, Worlds, names

INSIDERS: Final = ("facilitator", "co-chair", "edi_lead", "ben", "dee")
"""Ben is Cai's partner; Dee takes part and is a co-chair."""
OpenPages: TypeAlias = Callable[[World], Pages]


@pytest.fixture
def worlds(make_running_service: MakeRunningService, tenant: str) -> Worlds:
    return Worlds(make_running_service, tenant)


@pytest.fixture
def open_pages(make_service_database: MakeServiceDatabase) -> Iterator[OpenPages]:
    database = make_service_database("portal", files("portal.migrations"), kit=())
    with ExitStack() as opened:
        yield lambda world: opened.enter_context(pages_of(world, database.url("plp_app")))


def asks_for(*kinds: str) -> Step:
    """Of Cai's own data, one after the other; matching hears of it."""

    def step(world: World) -> None:
        cai = world.at_recruitment("cai")
        for kind in kinds:
            match kind:
                case "erasure":
                    answered = cai.post("/me/erasures")
                case "withdrawal":
                    answered = cai.post(f"/applications/{world.applications['cai']}/withdrawals")
                case _:
                    answered = cai.post("/me/requests", {"kind": kind, "words": "Please"})
            assert answered.status in {200, 201}, answered
        world.hand_over(compared=False)

    return step


def holds(name: str) -> Step:
    def step(world: World) -> None:
        wanted = {"reference": "Case 7", "review_on": "2021-06-01"}
        placed = world.at_recruitment("decision_maker").post(f"/people/{world.id(name)}/holds", wanted)
        assert placed.status in {200, 201}, placed

    return step


def differences(pages: list[Pages], *besides: str) -> list[str]:
    """Which of the insiders, and of these besides, sees which page differently in two of the worlds."""
    found: list[str] = []
    for name in (*INSIDERS, *besides):
        seen = [each.seen_by(name) for each in pages]
        assert len({frozenset(each) for each in seen}) == 1
        assert any(text.startswith("200") for text in seen[0].values()), name
        found += [f"{name} {path}" for path in seen[0] if len({each[path] for each in seen}) > 1]
    return found


def test_neither_names_nor_a_legal_hold_are_on_a_page_and_a_page_that_tells_is_found(
    worlds: Worlds, open_pages: OpenPages
) -> None:
    """Cai and Dee would not be proposed anyway, so that the proposal is the same. Of a hold Cai learns nothing either.

    Planted: a list that says how often something was recorded.
    """
    plain, named, held = (
        open_pages(world)
        for world in (worlds.world(), worlds.world(named=names("cai", "dee")), worlds.world(entered=holds("cai")))
    )
    assert differences([plain, named]) == []
    assert differences([plain, held], "cai") == []
    planted = [open_pages(pages.world) for pages in (plain, named)]
    for pages in planted:
        plant(pages.app, pages.world)
    assert differences(planted) == [f"facilitator /cohorts/{plain.world.cohort}/applications"]


def test_a_restriction_an_objection_and_an_erasure_are_the_same_on_every_page(worlds: Worlds, open_pages: OpenPages) -> None:
    """Also where the person has withdrawn, before it or afterwards."""
    for asked in (
        [["restriction"], ["objection"], ["erasure"]],
        [["restriction", "withdrawal"], ["withdrawal", "objection"]],
    ):
        made = [worlds.world(entered=asks_for(*kinds)) for kinds in asked]
        assert differences([open_pages(world) for world in made]) == []


def plant(app: Flask, world: World) -> None:
    shown = app.view_functions["applications.application_list"]

    def telling(**ids: object) -> str:
        with world.recruitment.runtime.context(world.tenant).database.transaction() as db:
            ((count,),) = db.execute("SELECT count(*) FROM events").fetchall()
        return f"{shown(**ids)!s} {count} times"

    telling.__dict__.update(shown.__dict__)
    app.view_functions["applications.application_list"] = telling
