"""Pages of a list: every row once, and a cursor that only its list and its trust understand."""

from collections.abc import Callable

import pytest

from plp_kit.web.roles import Role
from plp_testkit.http import Person


def test_pages_show_every_row_once(person: Callable[..., Person]) -> None:
    reader = person(Role.PARTICIPANT)
    first = reader.get("/numbers?limit=2").body
    second = reader.get(f"/numbers?limit=2&cursor={first['next']}").body
    third = reader.get(f"/numbers?limit=2&cursor={second['next']}").body
    assert [first["rows"], second["rows"], third["rows"]] == [[0, 1], [2, 3], [4]]
    assert third["next"] is None


@pytest.mark.parametrize("limit", ["0", "201", "many", "-1"])
def test_a_page_has_a_size(person: Callable[..., Person], limit: str) -> None:
    assert person(Role.PARTICIPANT).get(f"/numbers?limit={limit}").status == 422


@pytest.mark.parametrize("cursor", ["", "x", "WyIxIl0", "WyIxIl0.forged", "%00", "é"])
def test_a_forged_cursor_is_refused_by_name(person: Callable[..., Person], cursor: str) -> None:
    refused = person(Role.PARTICIPANT).get(f"/numbers?cursor={cursor}")
    assert refused.status == 422
    assert refused.body["errors"][0]["field"].startswith("cursor")


def test_a_cursor_is_of_no_use_to_another_trust(person: Callable[..., Person]) -> None:
    cursor = person(Role.PARTICIPANT).get("/numbers?limit=2").body["next"]
    assert person(Role.PARTICIPANT, tenant="tzb").get(f"/numbers?cursor={cursor}").status == 422
