"""`plp dlq` on a deployment that its environment describes: parked messages seen, retried, dropped, and who did so."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from evaluation.service import EVALUATION
from matching.service import MATCHING
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES
from tests.operating.deployed import SECRET, Deployed, broken, example

ONBOARDED, ERASED = "recruitment.TrustOnboarded.v1", "recruitment.PersonErased.v1"
STREAM = "trust-a"
NOTHING = "No message is parked, and no topic is halted.\n"


@dataclass(frozen=True, slots=True)
class Parked:
    """What evaluation could not apply: a broken message, and a sound one behind it."""

    deployed: Deployed
    topic: Topic

    def dlq(self, verb: str, *more: str, service: Service = EVALUATION) -> tuple[int, str, str]:
        done = self.deployed.plp("dlq", verb, service.name, str(self.topic), *more)
        return done.exit_code, done.stdout, done.stderr

    def sequences(self, service: Service = EVALUATION) -> list[int]:
        with self.deployed.tenant(service, self.topic.tenant) as db:
            return [entry.sequence for entry in parking.listed(db)]


@pytest.fixture
def topic(trust: str) -> Topic:
    return Topic(trust, "recruitment")


@pytest.fixture
def parked(pooled: Deployed, topic: Topic) -> Iterator[Parked]:
    """Afterwards nothing is."""
    pooled.park(EVALUATION, topic, broken(example(ONBOARDED, 1, STREAM)), example(ONBOARDED, 2, STREAM))
    yield Parked(pooled, topic)
    with pooled.tenant(EVALUATION, topic.tenant) as db:
        for entry in parking.listed(db):
            parking.remove(db, entry.topic, entry.sequence)


def test_what_is_parked_is_listed_and_shown_without_its_content(parked: Parked) -> None:
    listed, (code, shown, _) = parked.deployed.plp("dlq", "list"), parked.dlq("show", "1")
    assert (listed.exit_code, code) == (0, 0)
    rows = [line.split()[:5] for line in listed.stdout.splitlines()[2:]]
    assert rows == [["evaluation", str(parked.topic), number, STREAM, "contract_broken"] for number in ("1", "2")]
    assert dict(line.split(maxsplit=1) for line in shown.splitlines()[2:])["name"] == ONBOARDED
    assert SECRET not in listed.stdout + shown


def test_where_nothing_is_parked_it_says_so(pooled: Deployed) -> None:
    assert pooled.says("dlq", "list") == NOTHING


def test_a_broken_message_stays_until_it_is_dropped_and_what_waits_behind_it_is_then_applied(parked: Parked) -> None:
    code, said, _ = parked.dlq("retry")
    assert (code, said.splitlines()[-1]) == (1, "0 applied, 2 still parked; the topic is read again.")
    assert said.startswith("1 stays parked: contract_broken: ")
    assert SECRET not in said
    dropped = parked.dlq("drop", "1", "--reason", "a broken deploy", "--operator", "ada")
    assert dropped == (0, f"evaluation leaves out message 1 of {parked.topic}: a broken deploy\n", "")
    assert parked.sequences() == [2]
    assert parked.dlq("retry", "--operator", "ben", "--reason", "mended") == (
        0,
        "1 applied, 0 still parked; the topic is read again.\n",
        "",
    )
    assert parked.deployed.says("dlq", "list") == NOTHING


def test_who_did_what_when_and_why_is_told_afterwards(parked: Parked) -> None:
    parked.dlq("drop", "1", "--reason", "it was sent twice", "--operator", "cai")
    lines = parked.deployed.says("dlq", "history").splitlines()
    assert lines[0].split()[:3] == ["at", "operator", "did"]
    when, *rest = lines[-1].split()
    assert when.endswith("+00:00")
    expected = ["cai", "dropped", "evaluation", str(parked.topic), "1", ONBOARDED, "contract_broken"]
    assert (rest[:7], " ".join(rest[7:])) == (expected, "left out it was sent twice")


def test_without_a_name_it_is_the_login_that_asked(parked: Parked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "dee")
    parked.dlq("drop", "1", "--reason", "none is needed")
    assert parked.deployed.says("dlq", "history").splitlines()[-1].split()[1] == "dee"


def test_nothing_is_dropped_without_a_reason(parked: Parked) -> None:
    for reason in ((), ("--reason", "")):
        code, _, said = parked.dlq("drop", "1", *reason)
        assert (code != 0, "reason" in said.lower() or "say why" in said.lower()) == (True, True), said
    assert parked.sequences() == [1, 2]


def test_an_erasure_is_never_dropped_and_can_be_retried(parked: Parked) -> None:
    parked.deployed.park(MATCHING, parked.topic, example(ERASED, 7, "person-a"))
    code, _, said = parked.dlq("drop", "7", "--reason", "it is in the way", service=MATCHING)
    assert (code, "says that a person is erased, so it cannot be left out" in said) == (1, True), said
    assert parked.sequences(MATCHING) == [7]
    assert parked.dlq("retry", service=MATCHING)[0] == 0
    assert parked.sequences(MATCHING) == []


def test_a_service_that_receives_an_erasure_lets_nobody_drop_it() -> None:
    for service in SERVICES:
        received = {name for name in service.subscription.shapes or () if name.split(".")[1] == "PersonErased"}
        assert service.subscription.erasures == received, service.name
    assert any(service.subscription.erasures for service in SERVICES)


def test_a_halted_topic_is_listed_and_goes_on_after_a_retry(pooled: Deployed, topic: Topic) -> None:
    with pooled.tenant(EVALUATION, topic.tenant) as db:
        offsets.lock(db, str(topic))
        offsets.halt(db, str(topic), "messages_missing", "Message 3 is not on the topic, though later ones are.")
    assert "messages_missing" in pooled.says("dlq", "list")
    assert pooled.says("dlq", "retry", "evaluation", str(topic)) == "0 applied, 0 still parked; the topic is read again.\n"
    assert pooled.says("dlq", "list") == NOTHING
    assert pooled.says("dlq", "history").splitlines()[-1].split()[2:5] == ["resumed", "evaluation", str(topic)]


@pytest.mark.parametrize(
    ("service", "where", "sentence"),
    [
        ("nobody", "rha.recruitment", "'nobody' is not a service here"),
        ("evaluation", "recruitment", "not a topic: 'recruitment'"),
        ("evaluation", "rha.recruitment", "evaluation has not parked message 1 of rha.recruitment."),
    ],
)
def test_a_service_topic_or_message_that_is_none_is_refused(parked: Parked, service: str, where: str, sentence: str) -> None:
    refused = parked.deployed.plp("dlq", "show", service, where, "1")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith(sentence)
