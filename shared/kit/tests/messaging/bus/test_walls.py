"""Who may read and write what, on either bus; and that a refusal says so instead of staying silent."""

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import SendFailed, Topic, TopicRefused, Unreachable
from plp_testkit.bus import Bus, message, messages, read_some


@pytest.fixture
def theirs(bus: Bus) -> Topic:
    """Another tenant's topic with a message on it, granted to its own principals alone."""
    topic = Topic(f"u{bus.mark}", "recruitment")
    bus.administrator.create([topic])
    bus.enrol("their_recruitment")
    bus.administrator.allow(bus.principal("their_recruitment"), writes=[topic], reads=[topic])
    bus.sender("their_recruitment").send(topic, messages(1, 1))
    return topic


def test_a_topic_that_is_not_granted_is_not_read_and_the_others_are(bus: Bus, theirs: Topic) -> None:
    ours = bus.topic()
    bus.sender().send(ours, messages(1, 2))
    reader = bus.reader({ours: 0, theirs: 0})
    with pytest.raises(TopicRefused, match=rf"{bus.principal('matching')} may not read.*{theirs}") as refused:
        read_some(reader, 3)
    assert refused.value.topics == (theirs,)
    assert {delivery.topic for delivery in read_some(reader, 2, within=4)} == {ours}
    with pytest.raises(TopicRefused):
        read_some(reader, 1, within=10)


def test_a_topic_that_is_not_there_is_refused_alike(bus: Bus) -> None:
    bus.topic()
    with pytest.raises(TopicRefused, match=r"or there is not: nobody\.home"):
        bus.reader({Topic("nobody", "home"): 0}).read(10, 0.1)


def test_a_grant_that_comes_later_is_noticed(bus: Bus) -> None:
    granted, later = bus.topic("recruitment"), bus.topic("evaluation", granted=False)
    bus.sender().send(granted, messages(1, 1))
    reader = bus.reader({granted: 0, later: 0})
    with pytest.raises(TopicRefused):
        reader.read(10, 0.1)
    bus.grant([later])
    bus.sender().send(later, messages(1, 1))
    assert {delivery.topic for delivery in read_some(reader, 2)} == {granted, later}


def test_a_reader_does_not_write(bus: Bus) -> None:
    topic = bus.topic()
    with pytest.raises(SendFailed):
        bus.sender("matching").send(topic, messages(1, 1))
    assert bus.sender().last_sequence(topic) == 0


def test_nobody_writes_a_topic_that_is_not_granted(bus: Bus, theirs: Topic) -> None:
    ours = bus.topic()
    sender = bus.sender()
    sender.send(ours, messages(1, 1))
    with pytest.raises(SendFailed):
        sender.send(theirs, [message(2)])
    assert bus.sender("their_recruitment").last_sequence(theirs) == 1
    sender.send(ours, messages(2, 2))


def test_nobody_learns_where_another_tenants_topic_ends(bus: Bus, theirs: Topic) -> None:
    bus.topic()
    with pytest.raises(Unreachable, match=str(theirs)):
        bus.sender().last_sequence(theirs)


def test_a_right_to_one_topic_opens_none_whose_name_goes_on(bus: Bus) -> None:
    bus.topic("recruitment")
    longer = bus.topic("recruitment_archive", granted=False)
    with pytest.raises(SendFailed):
        bus.sender().send(longer, messages(1, 1))
    with pytest.raises(TopicRefused):
        bus.reader({longer: 0}).read(10, 0.1)


def test_wrong_credentials_are_said_within_seconds(bus: Bus) -> None:
    topic = bus.topic()
    address = bus.settings("matching", writes=False).url.replace("them", "nobody")
    reader = connecting.reader(BusSettings(address, answer_within=2))
    reader.follow({topic: 0})
    refusals: list[Unreachable] = []

    def refused() -> bool:
        try:
            reader.read(1, 0.1)
        except Unreachable as error:
            refusals.append(error)
        return bool(refusals)

    assert wait_until(refused, within=5)
    assert bus.principal("matching") in str(refusals[0])
    assert "nobody" not in str(refusals[0])
    reader.close()


def test_an_address_where_nobody_listens_is_said_within_seconds(bus: Bus) -> None:
    scheme, _, _ = bus.settings("matching", writes=False).url.partition("://")
    settings = BusSettings(f"{scheme}://matching:secret@127.0.0.1:1", answer_within=1, acknowledge_within=2)
    sender = connecting.sender(settings)
    with pytest.raises(SendFailed):
        sender.send(Topic("rha", "recruitment"), messages(1, 1))
    with pytest.raises(Unreachable):
        sender.last_sequence(Topic("rha", "recruitment"))
    with pytest.raises(Unreachable):
        connecting.administrator(settings).create([Topic("rha", "recruitment")])
