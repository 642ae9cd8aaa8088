"""`plp restore`, `plp rebuild` and `plp status` on a deployment that its environment describes."""

import re
from uuid import uuid4

import pytest

from matching.service import MATCHING
from plp_kit.core.events import Stream
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import parking
from plp_operate.deployment.services import BUS
from recruitment.service import RECRUITMENT
from tests.operating.deployed import SECRET, Deployed, broken, example, row

OPENED, MESSAGE = "recruitment.cohort_opened.v1", "recruitment.CohortOpened.v1"
COLUMNS = ("published", "to number", "to ship", "to apply", "due", "parked", "halted")


@pytest.fixture
def topic(trust: str) -> Topic:
    return Topic(trust, "recruitment")


def counted(deployed: Deployed, service: str, column: str) -> int:
    return int(row(deployed.plp("status").stdout, service)[1 + COLUMNS.index(column)])


def test_a_read_model_is_filled_from_the_log(pooled: Deployed, trust: str) -> None:
    pooled.log(RECRUITMENT, trust, Stream("cohort", uuid4()), OPENED)
    wrong = re.match(r"cohorts_1: (\d+) rows were wrong;", pooled.says("rebuild", "recruitment", "cohorts"))
    assert wrong
    assert int(wrong[1]) > 0
    assert pooled.says("rebuild", "recruitment", "cohorts_1").startswith("cohorts_1: 0 rows were wrong;")
    assert len(pooled.says("cohorts", trust).splitlines()) == 3


def test_a_table_that_is_none_is_refused(pooled: Deployed) -> None:
    refused = pooled.plp("rebuild", "recruitment", "nothing")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("recruitment has no read model 'nothing'; it has ")
    assert "cohorts_1" in refused.stderr


def test_what_the_bus_has_and_the_sender_lacks_is_shown_and_its_end_accepted(pooled: Deployed, topic: Topic) -> None:
    lacking = broken(example(MESSAGE, 1, "cohort-a"))
    sender = connecting.sender(pooled.at.logins("recruitment").url(pooled.at.data_admin_url, "plp_relay", BUS))
    sender.send(topic, [lacking])
    sender.close()
    shown = pooled.says("restore", "show", "recruitment")
    assert f"{topic} " in shown
    assert (str(lacking.id) in shown, SECRET in shown) == (True, False)
    accepted = pooled.says("restore", "accept", "recruitment", topic.tenant)
    assert accepted.splitlines()[-1] == f"{topic} continues after 1."
    assert str(lacking.id) not in pooled.says("restore", "show", "recruitment")


def test_a_tenants_topics_are_emptied_and_filled_again(pooled: Deployed, topic: Topic) -> None:
    def shown() -> list[str]:
        return row(pooled.says("restore", "show", "recruitment"), str(topic))[1:]

    pooled.log(RECRUITMENT, topic.tenant, Stream("cohort", uuid4()), OPENED, topic="recruitment")
    pooled.relay(RECRUITMENT)
    assert shown() == ["1", "1", "1", "-"]
    output = pooled.says("restore", "republish", topic.tenant, "--no-wait")
    assert f"{topic} is empty; it is filled from its beginning by recruitment." in output
    assert shown() == ["1", "0", "0", "-"]
    pooled.relay(RECRUITMENT)
    assert shown() == ["1", "1", "1", "-"]


def test_a_tenant_that_is_not_let_in_has_nothing_to_republish(pooled: Deployed) -> None:
    refused = pooled.plp("restore", "republish", "zzz", "--no-wait")
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", "zzz is not a tenant here.\n")


def test_the_status_counts_what_waits_to_be_sent_and_to_be_applied(pooled: Deployed, topic: Topic) -> None:
    def now() -> tuple[int, int, int]:
        sender = (counted(pooled, "recruitment", "to number"), counted(pooled, "recruitment", "published"))
        return (*sender, counted(pooled, "matching", "to apply"))

    pooled.relay(RECRUITMENT)
    waiting, published, unheard = now()
    pooled.log(RECRUITMENT, topic.tenant, Stream("cohort", uuid4()), OPENED, topic="recruitment")
    assert now() == (waiting + 1, published, unheard)
    pooled.relay(RECRUITMENT)
    assert now() == (waiting, published + 1, unheard + 1)


def test_a_consumer_ahead_of_its_restored_sender_takes_nothing_from_what_waits_elsewhere(pooled: Deployed, topic: Topic) -> None:
    before = counted(pooled, "matching", "to apply")
    with pooled.tenant(MATCHING, topic.tenant) as db:
        db.execute("INSERT INTO consumed (topic, last) VALUES (%s, 5)", (str(topic),))
    assert counted(pooled, "matching", "to apply") == before


def test_the_status_fails_where_something_is_parked(pooled: Deployed, topic: Topic) -> None:
    assert pooled.plp("status").exit_code == 0
    pooled.park(MATCHING, topic, broken(example(MESSAGE, 9, "cohort-b")))
    try:
        stuck = pooled.plp("status")
    finally:
        with pooled.tenant(MATCHING, topic.tenant) as db:
            parking.remove(db, str(topic), 9)
    assert (stuck.exit_code, row(stuck.stdout, "matching")[-2:]) == (1, ["1", "0"])
    assert stuck.stdout.splitlines()[-1].startswith("`plp dlq list`")
