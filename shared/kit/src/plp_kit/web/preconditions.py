"""Headers that a change needs: If-Match with the version that was read, and Idempotency-Key on POST."""

import re
from typing import Final

from flask import Request

from plp_kit.web.problems import IF_MATCH_MALFORMED, IF_MATCH_MISSING, KEY_MALFORMED, KEY_MISSING, Refused

CHANGING: Final = frozenset({"PUT", "PATCH", "DELETE"})
_ETAG = re.compile(r'"([0-9]{1,9})"')
_KEY = re.compile(r"[!-~]{1,255}")


def etag(version: int) -> str:
    return f'"{version}"'


def expected_version(request: Request) -> int | None:
    """The version in If-Match: required on PUT, PATCH and DELETE, optional on POST."""
    header = request.headers.get("If-Match")
    if header is None:
        if request.method in CHANGING:
            raise Refused(IF_MATCH_MISSING)
        return None
    tag = _ETAG.fullmatch(header.strip())
    if tag is None:
        raise Refused(IF_MATCH_MALFORMED)
    return int(tag[1])


def idempotency_key(request: Request) -> str | None:
    """The Idempotency-Key, required on POST; None for other methods."""
    if request.method != "POST":
        return None
    key = request.headers.get("Idempotency-Key")
    if key is None:
        raise Refused(KEY_MISSING)
    if not _KEY.fullmatch(key):
        raise Refused(KEY_MALFORMED)
    return key


def check(request: Request) -> None:
    """Refuses a request without them before its body is read."""
    expected_version(request)
    idempotency_key(request)
