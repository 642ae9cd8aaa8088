"""Ids of new streams, derived from the request, so that a repeated request finds the same stream."""

from typing import Final
from uuid import UUID, uuid5

from flask import request

from plp_kit.web import preconditions
from plp_kit.web.guards import caller

NEW: Final = UUID("0b7f5c66-1f0e-4a52-9a06-6a4b1de6a001")


def new_id() -> UUID:
    """For a POST: from tenant, person, path and Idempotency-Key, so that a repetition after 48 hours makes no second stream."""
    asking = caller()
    return uuid5(NEW, f"{asking.tenant} {asking.person} {request.path} {preconditions.idempotency_key(request)}")
