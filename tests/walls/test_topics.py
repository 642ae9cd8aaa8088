"""Every login of the bus at every topic: what its service's definition says goes through, and the server refuses the rest."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus.port import Topic
from tests.walls.estate import OURS, THEIRS, Estate, trust_of
from tests.walls.topics import TOPICS, Side, defined, read

SIDES = [pytest.param("postgres"), pytest.param("kafka", marks=pytest.mark.kafka)]


@pytest.fixture(scope="module", params=SIDES)
def side(request: pytest.FixtureRequest) -> Side:
    made: Side = request.getfixturevalue(f"{request.param}_side")
    return made


def test_every_topic_has_its_writer_and_every_writer_its_trusts(estate: Estate) -> None:
    """One in the deployment for all trusts, and one in the trust's own."""
    rights = dict(defined(estate))
    for topic in TOPICS:
        writers = {login for login, may in rights.items() if topic in may.writes}
        assert len(writers) == 2
        assert {login for login in writers if trust_of(login) == topic.tenant}
    for login, may in rights.items():
        assert {topic.tenant for topic in may.reads | may.writes} <= {trust_of(login) or topic.tenant for topic in TOPICS}
        assert may.reads <= set(TOPICS), login


def test_the_server_refuses_every_write_that_is_not_granted(side: Side, estate: Estate) -> None:
    tried = {login: frozenset(TOPICS) - rights.writes for login, rights in side.logins(estate).items()}
    assert all(tried.values())
    with ThreadPoolExecutor(4) as pool:
        answers = dict(zip(tried, pool.map(side.refused, tried.keys(), tried.values()), strict=True))
    let_in = {(login, topic, answer) for login, topics in answers.items() for topic, answer in topics.items()}
    assert {each for each in let_in if each[2] not in side.refusals} == set()


def test_the_server_shows_nobody_more_than_is_granted(side: Side, estate: Estate) -> None:
    assert {login: side.shown(login) for login in side.logins(estate)} == {
        login: rights.reads for login, rights in side.logins(estate).items()
    }


def test_a_service_reads_what_is_granted_and_is_told_of_the_rest(side: Side, estate: Estate) -> None:
    for login in dict(defined(estate)):
        if expected := side.logins(estate)[login].reads:
            assert read(side, login) == expected, login


def test_a_right_too_many_is_caught(side: Side, estate: Estate) -> None:
    login, crossing = f"matching_{OURS}", Topic(THEIRS, "recruitment")
    with side.granted(login, crossing):
        assert wait_until(lambda: side.shown(login) - side.logins(estate)[login].reads == {crossing}, 5)
    assert wait_until(lambda: side.shown(login) == side.logins(estate)[login].reads, 5)
