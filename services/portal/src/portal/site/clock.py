"""The system's time, by which people are signed in. Programme time is for the services alone."""

import time
from datetime import UTC, datetime


def now() -> float:
    """Seconds since 1970."""
    return time.time()  # noqa: TID251 - Sessions are no part of the programme.


def moment() -> datetime:
    return datetime.fromtimestamp(now(), UTC)
