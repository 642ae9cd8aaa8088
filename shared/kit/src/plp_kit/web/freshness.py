"""Whether the caller has signed in just now: for what nobody should do on somebody else's unlocked screen."""

from datetime import UTC, datetime, timedelta
from typing import Final

from plp_kit.web.guards import caller

FRESH: Final = timedelta(minutes=5)


def signed_in_freshly() -> bool:
    """Within five minutes of system time. False where the token does not say when."""
    at = caller().signed_in_at
    return at is not None and datetime.now(UTC) - at <= FRESH
