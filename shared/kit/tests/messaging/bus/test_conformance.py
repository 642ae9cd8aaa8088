"""What every bus does, whichever it is."""

import threading
from dataclasses import replace
from uuid import uuid4

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus.port import LARGEST_DATA, Delivery, Heading, Message, TooLarge, Topic
from plp_testkit.bus import Bus, applied, message, messages, read_some, read_until


def sequences(deliveries: list[Delivery]) -> list[int | None]:
    return [delivery.message.sequence for delivery in deliveries]


def test_messages_are_read_in_the_order_in_which_they_were_sent(bus: Bus) -> None:
    topic = bus.topic()
    sent = messages(1, 300)
    sender = bus.sender()
    sender.send(topic, sent[:100])
    sender.send(topic, sent[100:])
    assert [delivery.message for delivery in read_some(bus.reader({topic: 0}), 300)] == sent


def test_a_message_comes_back_as_it_was(bus: Bus) -> None:
    topic = bus.topic()
    plain = message(1, data='{"name":"Åsa — 🙂","list":[1,2]}'.encode(), stream="application-ø")
    caused = replace(message(2), causation=uuid4(), traceparent="00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    bus.sender().send(topic, [plain, caused])
    assert [delivery.message for delivery in read_some(bus.reader({topic: 0}), 2)] == [plain, caused]


def test_an_empty_batch_is_no_batch(bus: Bus) -> None:
    topic = bus.topic()
    sender = bus.sender()
    sender.send(topic, [])
    assert sender.last_sequence(topic) == 0


def test_an_empty_topic_yields_nothing_when_the_time_is_up(bus: Bus) -> None:
    assert bus.reader({bus.topic(): 0}).read(10, 0.2) == []


def test_following_nothing_yields_nothing(bus: Bus) -> None:
    assert bus.reader().read(10, 0.1) == []


def test_a_read_is_limited(bus: Bus) -> None:
    topic = bus.topic()
    bus.sender().send(topic, messages(1, 50))
    reader = bus.reader({topic: 0})
    pieces: list[list[Delivery]] = []

    def step() -> bool:
        pieces.append(list(reader.read(20, 1)))
        return sum(map(len, pieces)) >= 50

    wait_until(step, within=20)
    assert max(map(len, pieces)) <= 20
    assert sequences([delivery for piece in pieces for delivery in piece]) == list(range(1, 51))


def test_a_waiting_reader_hears_of_a_message_at_once(bus: Bus) -> None:
    topic = bus.topic()
    sender, reader = bus.sender(), bus.reader({topic: 0})
    sender.send(topic, messages(1, 1))
    read_some(reader, 1)
    sending = threading.Timer(0.5, sender.send, (topic, messages(2, 2)))
    sending.start()
    deliveries = reader.read(10, 4.5)
    sending.join()  # What is read is committed; the sender may not know so yet.
    assert sequences(list(deliveries)) == [2]


def test_every_topic_has_a_cursor_of_its_own(bus: Bus) -> None:
    first, second = bus.topic("recruitment"), bus.topic("matching")
    sender = bus.sender()
    sender.send(first, messages(1, 5))
    sender.send(second, messages(1, 5))
    cursors = {delivery.message.sequence: delivery.cursor for delivery in read_some(bus.reader({first: 0}), 5)}
    deliveries = read_some(bus.reader({first: cursors[3], second: 0}), 7)
    assert sequences([delivery for delivery in deliveries if delivery.topic == first]) == [4, 5]
    assert sequences([delivery for delivery in deliveries if delivery.topic == second]) == [1, 2, 3, 4, 5]


def test_a_full_topic_starves_no_other(bus: Bus) -> None:
    full, small = bus.topic("recruitment"), bus.topic("matching")
    sender = bus.sender()
    sender.send(full, messages(1, 3000))
    sender.send(small, messages(1, 3))
    deliveries = read_until(
        bus.reader({full: 0, small: 0}), lambda deliveries: any(delivery.topic == small for delivery in deliveries)
    )
    assert applied(deliveries, small)


def test_the_last_sequence_applied_is_a_cursor_too(bus: Bus) -> None:
    """On either bus, whatever was repeated: so that a consumer can change buses, or lose its cursor."""
    topic = bus.topic()
    sent = messages(1, 9)
    sender = bus.sender()
    for batch in (sent[:6], sent[3:6], sent[6:]):
        sender.send(topic, batch)
    assert (
        applied(read_until(bus.reader({topic: 6}), lambda deliveries: len(applied(deliveries, topic, 6)) == 3), topic, 6)
        == sent[6:]
    )


def test_a_topic_may_be_followed_later_and_left_again(bus: Bus) -> None:
    first, second = bus.topic("recruitment"), bus.topic("matching")
    sender, reader = bus.sender(), bus.reader({first: 0})
    sender.send(first, messages(1, 3))
    sender.send(second, messages(1, 3))
    assert sequences(read_some(reader, 3)) == [1, 2, 3]
    reader.follow({first: 0, second: 0})
    assert {delivery.topic for delivery in read_some(reader, 3)} == {second}
    reader.follow({second: 0})
    sender.send(first, messages(4, 4))
    sender.send(second, messages(4, 4))
    assert [(delivery.topic, delivery.message.sequence) for delivery in read_some(reader, 2, within=2)] == [(second, 4)]
    reader.follow({})
    sender.send(second, messages(5, 5))
    assert reader.read(10, 0.5) == []
    reader.follow({first: 0})
    assert sequences(read_some(reader, 4)) == [1, 2, 3, 4]


def test_a_reader_goes_back_where_it_is_told_to(bus: Bus) -> None:
    topic = bus.topic()
    bus.sender().send(topic, messages(1, 5))
    reader = bus.reader({topic: 0})
    cursors = {delivery.message.sequence: delivery.cursor for delivery in read_some(reader, 5)}
    reader.seek(topic, cursors[2] or 0)
    assert sequences(read_some(reader, 3)) == [3, 4, 5]
    reader.seek(topic, 0)
    assert sequences(read_some(reader, 5)) == [1, 2, 3, 4, 5]
    reader.seek(Topic("nobody", "follows"), 0)


def test_a_message_as_large_as_allowed_goes_through(bus: Bus) -> None:
    topic = bus.topic()
    largest = [message(number, data=b'"' + b"x" * (LARGEST_DATA - 2) + b'"') for number in (1, 2, 3)]
    bus.sender().send(topic, largest)
    assert [delivery.message for delivery in read_some(bus.reader({topic: 0}), 3)] == largest


def test_of_a_batch_with_a_message_too_large_those_before_it_are_sent(bus: Bus) -> None:
    topic = bus.topic()
    sender = bus.sender()
    sender.send(topic, messages(1, 2))
    monster = message(4, data=b'"' + b"x" * LARGEST_DATA + b'"')
    with pytest.raises(TooLarge, match=f"Message 4 of {topic}"):
        sender.send(topic, [*messages(3, 3), monster, *messages(5, 6)])
    assert sender.last_sequence(topic) == 3
    assert sequences(read_some(bus.reader({topic: 0}), 4, within=1)) == [1, 2, 3]


def test_the_last_sequence_is_the_highest_whatever_was_repeated_since(bus: Bus) -> None:
    topic = bus.topic()
    sent = messages(1, 20)
    sender = bus.sender()
    assert sender.last_sequence(topic) == 0
    sender.send(topic, sent)
    assert sender.last_sequence(topic) == 20
    bus.sender().send(topic, sent[4:8])
    assert sender.last_sequence(topic) == 20


def test_a_late_sender_that_repeats_old_messages_disturbs_nobody(bus: Bus) -> None:
    """As a relay that was paused with a batch in its hands, while another one shipped that batch and more."""
    topic = bus.topic()
    sent = messages(1, 10)
    prompt, late, reader = bus.sender(), bus.sender(), bus.reader({topic: 0})
    prompt.send(topic, sent[:6])
    late.send(topic, sent[2:6])
    prompt.send(topic, sent[6:])
    late.send(topic, sent[2:8])
    deliveries = read_until(reader, lambda deliveries: len(applied(deliveries, topic)) == 10)
    assert applied(deliveries, topic) == sent


def test_two_senders_at_once_leave_no_hole(bus: Bus) -> None:
    """Both ship everything, in batches of their own, as two relays without a lease do."""
    topic = bus.topic()
    sent = messages(1, 600)

    def ship(size: int) -> None:
        sender = bus.sender()
        for start in range(0, len(sent), size):
            sender.send(topic, sent[start : start + size])

    senders = [threading.Thread(target=ship, args=(size,)) for size in (7, 11)]
    for thread in senders:
        thread.start()
    deliveries = read_until(bus.reader({topic: 0}), lambda deliveries: len(applied(deliveries, topic)) == 600, within=60)
    for thread in senders:
        thread.join()
    assert applied(deliveries, topic) == sent


def test_a_cursor_beyond_the_end_reads_from_the_beginning(bus: Bus) -> None:
    topic = bus.topic()
    sent = messages(1, 3)
    bus.sender().send(topic, sent)
    assert [delivery.message for delivery in read_some(bus.reader({topic: 1000}), 3)] == sent


def test_a_topic_that_is_made_again_is_read_from_its_beginning(bus: Bus) -> None:
    topic = bus.topic()
    old, new = messages(1, 5), messages(1, 3)
    sender, reader = bus.sender(), bus.reader({topic: 0})
    sender.send(topic, old)
    assert [delivery.message for delivery in read_some(reader, 5)] == old
    bus.administrator.delete([topic])
    bus.administrator.create([topic])
    bus.sender().send(topic, new)
    assert [delivery.message for delivery in read_some(reader, 3)] == new
    assert sender.last_sequence(topic) == 3
    sender.send(topic, messages(4, 4))
    assert sequences(read_some(reader, 1)) == [4]


def test_making_topics_principals_and_grants_can_be_repeated(bus: Bus) -> None:
    topic = bus.topic()
    bus.sender().send(topic, messages(1, 1))
    bus.enrol("recruitment", "matching")
    bus.topic()
    assert isinstance(read_some(bus.reader({topic: 0}), 1)[0].message, Message)


def test_an_administrator_sees_what_lies_beyond_a_number_each_once_and_no_content(bus: Bus) -> None:
    topic = bus.topic()
    sent = messages(1, 5)
    sender = bus.sender()
    for batch in (sent[:4], sent[2:4], sent[2:]):
        sender.send(topic, batch)
    headings = [Heading(each.sequence, each.id, each.name, each.stream, each.at) for each in sent]
    assert [bus.administrator.beyond(topic, number) for number in (0, 3, 5)] == [headings, headings[3:], []]
