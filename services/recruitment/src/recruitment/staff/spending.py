"""Which events of a person in the trust's lists spend keys: a contact is replaced, or its retention ends."""

from collections.abc import Iterable, Sequence

from plp_kit.core.sealed import KeyId
from recruitment.staff.decider import ContactForgotten, ContactRecorded, Event


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    if not isinstance(event, ContactForgotten | ContactRecorded):
        return ()
    return [value.key for each in earlier if isinstance(each, ContactRecorded) for value in (each.name, each.address)]
