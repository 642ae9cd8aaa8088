"""Checks message sizes before anything is sent, alike for every bus: a message refused halfway would leave a hole."""

from collections.abc import Sequence

from plp_kit.messaging.bus.port import LARGEST_DATA, Message, TooLarge, Topic


def split(topic: Topic, messages: Sequence[Message]) -> tuple[Sequence[Message], TooLarge | None]:
    """The messages before the first that is too large, and the refusal of that one."""
    for place, message in enumerate(messages):
        if len(message.data) > LARGEST_DATA:
            return messages[:place], _refusal(topic, message)
    return messages, None


def _refusal(topic: Topic, message: Message) -> TooLarge:
    size = len(message.data)
    return TooLarge(f"Message {message.sequence} of {topic} ({message.name}) has {size} bytes; a topic takes {LARGEST_DATA}.")
