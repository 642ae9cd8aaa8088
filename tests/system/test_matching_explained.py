"""`plp matching explain`: a pair of the pilot's round as its matcher reads it in the terminal, and nobody else."""

import re
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.player.asking import Desk
from plp_demo.player.people import sub_of
from plp_demo.scenario.places import Key
from tests.support.commands import Operator

TRUST, FACILITATOR, OUTSIDER = "rha", Key("f1"), UUID(int=7)


@pytest.fixture(scope="module")
def matcher() -> UUID:
    return sub_of(TRUST, FACILITATOR)


@pytest.fixture(scope="module")
def looked_at(at: Addresses, matcher: UUID) -> tuple[UUID, dict[str, Any]]:
    """The first round, and a pair of what it published."""
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname="matching")) as db:
        ((found,),) = db.execute(
            "SELECT round FROM rounds_1 WHERE tenant = %s ORDER BY published_on NULLS LAST LIMIT 1", (TRUST,)
        ).fetchall()
    return found, Desk(at).get("matching", matcher, f"/rounds/{found}")["proposal"]["pairs"][0]


def test_a_pairs_parts_are_printed_and_add_up_to_its_score(
    operator: Operator, matcher: UUID, looked_at: tuple[UUID, dict[str, Any]]
) -> None:
    found, pair = looked_at
    told = operator.asks_here("matching", "explain", "--as", str(matcher), str(found), pair["colleague"], pair["senior"])
    assert (told.returncode, told.stderr) == (0, "")
    title, *lines = told.stdout.splitlines()
    assert title == f"senior {pair['senior']}, colleague {pair['colleague']}: {pair['score']} of 1000"
    points = [int(number.group(1)) for line in lines if (number := re.match(r" *(\d+) ", line))]
    assert points[-1] == sum(points[:-1]) == pair["score"]
    assert re.search(r"senior_learns +Topics to learn about that the other would share: (\d) of \1 \(\w", told.stdout), (
        told.stdout
    )


def test_whoever_is_no_matcher_of_the_trust_is_told_nothing(operator: Operator, looked_at: tuple[UUID, dict[str, Any]]) -> None:
    found, pair = looked_at
    couple = (pair["senior"], pair["colleague"])
    for other in (OUTSIDER, UUID(pair["senior"])):
        told = operator.asks_here("matching", "explain", "--as", str(other), str(found), *couple)
        assert told.returncode == 1
        assert str(pair["score"]) not in told.stdout
        assert "Topics" not in told.stdout


def test_two_who_cannot_be_a_pair_are_not_explained(
    operator: Operator, matcher: UUID, looked_at: tuple[UUID, dict[str, Any]]
) -> None:
    found, pair = looked_at
    told = operator.asks_here("matching", "explain", "--as", str(matcher), str(found), pair["senior"], pair["senior"])
    assert (told.returncode, "of 1000" in told.stdout) == (1, False)
