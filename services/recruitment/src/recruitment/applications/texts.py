"""An applicant's own words: theirs to take back at any time. What is replaced or taken back is shown to nobody any more."""

from collections.abc import Iterable
from typing import Final

from plp_kit.core.sealed import KeyId
from recruitment.applications.events import ApplicationChanged, Applied, Event, Invited

PREFERRED_NAME: Final = "preferred_name"
ACCESS_NEEDS: Final = "access_needs"


def spent(events: Iterable[object]) -> frozenset[KeyId]:
    """The keys of all that was replaced or taken back by these."""
    return frozenset(key for event in events for key in getattr(event, "spent", ()))


def is_version(event: Event) -> bool:
    """Whether all that the application says is written in it; an acceptance repeats what was written before."""
    return isinstance(event, Invited | Applied | ApplicationChanged)
