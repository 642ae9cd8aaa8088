"""What the command line prints of messages, events and sealed things is no content, and is its own trust's alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import pytest
from psycopg.types.json import Jsonb

from plp_demo.platform import here
from plp_demo.platform.addresses import Addresses, Secrets
from plp_kit.core.database import enter
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import parking
from plp_operate.deployment.services import SERVICES
from plp_testkit.bus import message
from tests.walls.asking import Everybody
from tests.walls.bodies import MARK
from tests.walls.estate import OURS, PASSWORD, THEIRS, Estate
from tests.walls.verbs import Words, say

PARKED: Final = Topic(OURS, "recruitment")
CHAIN: Final = (
    ("recruitment", OURS, "recruitment.accepted.v1", "applicant"),
    ("evaluation", OURS, "evaluation.seat_taken.v1", "membership"),
    ("insights", "national", "insights.contribution_recorded.v1", "contribution"),
)
PRINTING: Final[tuple[Words, ...]] = (
    ("rebuild", "recruitment"),
    ("restore", "show", "recruitment"),
    ("restore", "accept", "recruitment", OURS),
    ("keys", "heal"),
    ("keys", "rotate", OURS),
)


@pytest.fixture(scope="module")
def platform(estate: Estate) -> Path:
    """Where the operator's verbs find the estate's deployment for all trusts."""
    folder = estate.pooled.tenant_keys.parent
    (folder / "traces").mkdir()
    secrets = Secrets(PASSWORD, PASSWORD, PASSWORD, PASSWORD)
    at = Addresses(folder, estate.data.admin_url, estate.vault.admin_url, secrets, {})
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PLP_PLATFORM", str(folder / "platform.json"))
        here.keep(at)
    return folder / "platform.json"


@pytest.fixture
def parked(estate: Estate, everybody: Everybody) -> Iterator[str]:
    """A message that breaks its contract with what somebody wrote, as the consumer parks it: its number."""
    matching = next(service for service in SERVICES if service.name == "matching")
    said = {"application": MARK, "sides": [MARK], "topics_to_learn": MARK}
    failed = everybody(matching).at.running.hear(PARKED, "recruitment.ApplicantAccepted.v1", said)
    assert failed
    broken = message(7, data=f'{{"application": "{MARK}"}}'.encode())
    with estate.as_login("data", "matching", "matching") as db, db.transaction():
        enter(db, OURS)
        parking.park(db, str(PARKED), broken, failed.code, failed.reason)
    yield str(broken.sequence)
    with estate.as_login("data", "matching", "matching") as db, db.transaction():
        enter(db, OURS)
        parking.remove(db, str(PARKED), broken.sequence)


@pytest.fixture
def counted(estate: Estate) -> Iterator[UUID]:
    """A person from whose acceptance a chain of events leads to a contribution; each holds what somebody wrote."""
    person, cause = uuid4(), None
    for service, tenant, name, whose in CHAIN:
        event = uuid4()
        with estate.as_admin("data", service) as db:
            db.execute(
                """INSERT INTO events (tenant, stream, version, id, name, payload, actor, occurred_at, correlation, causation)
                   VALUES (%s, %s, 1, %s, %s, %s, 'event', now(), %s, %s)""",
                (tenant, f"planted-{event}", event, name, Jsonb({whose: {"person": str(person)}, "text": MARK}), event, cause),
            )
        cause = event
    yield person
    for service, *_ in CHAIN:
        with estate.as_admin("data", service) as db:
            db.execute("DELETE FROM events WHERE stream LIKE 'planted-%'")


def test_a_parked_message_is_listed_and_shown_without_its_content(platform: Path, parked: str) -> None:
    for words in (("list",), ("show", "matching", str(PARKED), parked)):
        said = say(platform, "dlq", *words)
        assert (said.exit_code, "contract_broken" in said.output) == (0, True), said.output
        assert MARK not in said.output


@pytest.mark.parametrize("words", [("show",), ("drop", "--reason", "none of theirs")], ids=["show", "drop"])
def test_a_parked_message_is_found_in_its_own_trust_alone(platform: Path, parked: str, words: Words) -> None:
    verb, *options = words
    for service, topic in (("matching", f"{THEIRS}.recruitment"), ("evaluation", str(PARKED)), ("matching", f"{OURS}.matching")):
        said = say(platform, "dlq", verb, service, topic, parked, *options)
        assert (said.exit_code, MARK in said.output) == (1, False), said.output
    assert "contract_broken" in say(platform, "dlq", "list").output


def test_retrying_in_one_trust_leaves_anothers_messages_parked(platform: Path, parked: str) -> None:
    said = say(platform, "dlq", "retry", "matching", f"{THEIRS}.recruitment")
    assert (said.exit_code, said.output) == (0, "0 applied, 0 still parked; the topic goes on.\n")
    assert say(platform, "dlq", "show", "matching", str(PARKED), parked).exit_code == 0


def test_a_chain_is_told_without_content_and_of_its_own_trust_alone(platform: Path, counted: UUID) -> None:
    said = say(platform, "chain", OURS, str(counted))
    assert (said.exit_code, "insights.contribution_recorded.v1" in said.output) == (0, True), said.output
    assert MARK not in said.output
    for stranger in ((THEIRS, str(counted)), (OURS, str(uuid4()))):
        refused = say(platform, "chain", *stranger)
        assert (refused.exit_code, "contribution_recorded" in refused.output) == (1, False)


@pytest.mark.usefixtures("postgres_side")
@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_no_other_verb_prints_content(platform: Path, everybody: Everybody, words: Words) -> None:
    """Recruitment's log and topics are full of it."""
    assert MARK in str(everybody(SERVICES[0]).at.running.logged(OURS))
    said = say(platform, *words)
    assert (said.exit_code, MARK in said.output) == (0, False), said.output
    assert said.output
