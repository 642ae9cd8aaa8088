"""Which events of an application spend keys: nobody may read any more what those seal."""

from collections.abc import Iterable, Sequence

from plp_kit.core.sealed import KeyId, sealed_in
from recruitment.applications import texts
from recruitment.applications.events import DestructionBegun, Event, InvitationRemoved, InvitationTaken, Invited


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """What is replaced or taken back; what an invitation's row said, once it is taken; everything of what is removed or over."""
    match event:
        case InvitationTaken():
            return [value.key for each in earlier if isinstance(each, Invited) for value in each.applicant.sealed]
        case DestructionBegun() | InvitationRemoved():
            return [value.key for each in earlier for value in sealed_in(each)]
        case _:
            return texts.spent([event])
