"""The national table from trusts' contributions, heard on their topics, on real PostgreSQL."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest

from insights.service import INSIGHTS, routes
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person

NAME = "evaluation.TrustContributed.v1"
COHORT = UUID(int=7)


def contribution(region: str, answered: int, not_answered: int, **changed: object) -> dict[str, Any]:
    columns, cells = ["answered", "not_answered"], [[answered, not_answered]]
    response = {"name": "response", "catalogue": 1, "rows": ["all"], "columns": columns, "cells": cells}
    trust = {"name": "A trust", "ods_code": "X", "kind": "acute", "region": region, "synthetic": False, "since": "later versions"}
    block = {"cohort": str(COHORT), "group_served": "bme", "wave": "mid", "month": "2022-03"}
    return {"contribution": str(uuid4()), "trust": trust, **block, "facts": [response], **changed}


class Nation:
    """What the national team sees, and what the service has heard."""

    def __init__(self, service: RunningService) -> None:
        self.service = service
        self.analyst: Person = service.person("national", Role.NATIONAL_ANALYST)

    def receive(self, trust: str, fact: dict[str, Any]) -> None:
        """Nothing is ever parked."""
        assert self.service.receive(Topic(trust, "contributions"), NAME, fact) is None

    def answered(self, area: str, group_served: str = "bme") -> tuple[Any, ...]:
        """Of the response: trusts, total, count, percentage, whichever symbol there is."""
        table = self.analyst.get(f"/national/table?group_served={group_served}").body
        places = [each for each in table["lines"] if (each["fact"], each["area"]) == ("response", area)]
        if not places:
            return ()
        figure = places[0]["figures"][0]
        symbol = figure["symbol"] or figure["percentage_symbol"]
        return places[0]["trusts"], places[0]["total"], figure["count"], figure["percentage"], symbol

    def refusals(self) -> Sequence[tuple[str, str]]:
        response = self.service.app.test_client().get("/national/refusals", headers=self._token())
        return [(row["trust"], row["reason"]) for row in response.get_json()]

    def _token(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.service.signer.token(self.analyst.subject, 'national', Role.OPERATOR)}"}


@pytest.fixture
def nation(make_running_service: MakeRunningService) -> Nation:
    return Nation(make_running_service(INSIGHTS, routes(), "national"))


def test_the_table_adds_up_trusts_by_region_and_in_all(nation: Nation) -> None:
    nation.receive("rha", contribution("Y60", 40, 30))
    nation.receive("tzb", contribution("Y60", 20, 0))
    nation.receive("tzc", contribution("Y56", 10, 0))
    assert nation.answered("Y60") == (2, 90, 60, "66.7", None)
    assert nation.answered("Y56") == (1, 10, 10, None, "u")
    assert nation.answered("all") == (3, 100, 70, "70.0", None)


def test_groups_served_and_waves_are_never_added_together(nation: Nation) -> None:
    nation.receive("rha", contribution("Y60", 40, 40))
    nation.receive("rha", contribution("Y60", 10, 10, group_served="women"))
    nation.receive("rha", contribution("Y60", 20, 20, wave="end"))
    assert nation.answered("all") == (1, 80, 40, "50.0", None)
    assert nation.answered("all", group_served="women") == (1, 20, 10, None, "u")
    assert nation.answered("all", group_served="carers") == (0, None, None, None, "x")


def test_a_repeated_contribution_counts_once(nation: Nation) -> None:
    for fact in [contribution("Y60", 40, 40)] * 2 + [contribution("Y60", 40, 40)]:
        nation.receive("rha", fact)
    assert nation.answered("all") == (1, 80, 40, "50.0", None)
    assert nation.refusals() == []


def test_a_changed_frozen_cell_is_refused_and_shown(nation: Nation) -> None:
    nation.receive("rha", contribution("Y60", 40, 40))
    changed = contribution("Y60", 45, 40)
    nation.receive("rha", changed)
    nation.receive("rha", changed)
    assert nation.answered("all") == (1, 80, 40, "50.0", None)
    assert nation.refusals() == [("rha", "frozen_cell_changed")]


def test_figures_that_were_not_rounded_are_kept_nowhere(nation: Nation) -> None:
    nation.receive("rha", contribution("Y60", 1873, 15))
    assert nation.refusals() == [("rha", "not_rounded")]
    assert nation.answered("all") == (0, None, None, None, "x")
    assert not any("1873" in payload for _, payload in nation.service.logged("national"))


@pytest.mark.parametrize(
    ("reason", "rows", "cells"),
    [
        ("groups_told_apart", ["senior", "served", "both"], [[15, 20], [15, 20], [5, 1875]]),
        ("too_few_people", ["all"], [[0, 5]]),
    ],
)
def test_a_table_by_group_or_of_fewer_than_ten_is_refused_and_kept_nowhere(
    nation: Nation, reason: str, rows: list[str], cells: list[list[int]]
) -> None:
    wrong = contribution("Y60", 0, 0)
    wrong["facts"][0] |= {"rows": rows, "cells": cells}
    nation.receive("rha", wrong)
    assert nation.refusals() == [("rha", reason)]
    assert nation.answered("all") == (0, None, None, None, "x")
    assert not any("cells" in payload for _, payload in nation.service.logged("national"))


def test_the_trust_is_the_topic_s(nation: Nation) -> None:
    fact = contribution("Y60", 40, 40)
    nation.receive("rha", fact)
    nation.receive("tzb", fact)
    coverage = nation.analyst.get("/national/coverage").body
    assert coverage["trusts"] == 2
    assert [(row["trust"], row["group_served"], row["blocks"]) for row in coverage["rows"]] == [
        ("rha", "bme", 1),
        ("tzb", "bme", 1),
    ]


def test_whatever_counts_invented_people_says_so(nation: Nation) -> None:
    nation.receive("rha", contribution("Y60", 40, 40))
    assert nation.analyst.get("/national/table?group_served=bme").body["synthetic"] is False
    invented = contribution("Y56", 40, 40)
    invented["trust"]["synthetic"] = True
    nation.receive("tzb", invented)
    table = nation.analyst.get("/national/table?group_served=bme").body
    assert table["synthetic"] is True
    assert table["notes"][-1].startswith("Synthetic")
    assert {line["area"]: line["synthetic"] for line in table["lines"] if line["fact"] == "response"} == {
        "Y60": False,
        "Y56": True,
        "all": True,
    }


def test_a_table_carries_its_legend(nation: Nation) -> None:
    table = nation.analyst.get("/national/table?group_served=bme").body
    assert [entry["symbol"] for entry in table["legend"]] == ["[low]", "[u]", "[x]", "[z]"]
    assert table["base"] == 5


def test_nobody_asks_for_all_groups_at_once(nation: Nation) -> None:
    assert nation.analyst.get("/national/table").status == 422
    assert nation.analyst.get("/national/table?group_served=all").status == 422


def test_a_trust_s_people_do_not_see_the_national_table(nation: Nation) -> None:
    facilitator = nation.service.person("national", Role.FACILITATOR)
    assert facilitator.get("/national/table?group_served=bme").code == "role_missing"
    assert nation.service.person("rha", Role.NATIONAL_ANALYST).get("/national/coverage").code == "tenant_unknown"
