"""What a use case works with, in the caller's tenant."""

from typing import cast

from flask import g

from plp_kit.service import TenantContext
from plp_kit.web.guards import caller
from plp_kit.web.wiring import wiring


def context() -> TenantContext:
    """Database, handler, vault and clock of the caller's tenant; the same for the whole request."""
    if "context" not in g:
        g.context = wiring().context(caller().tenant)
    return cast(TenantContext, g.context)
