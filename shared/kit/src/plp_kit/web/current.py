"""What a use case works with, in the tenant that the request is about."""

from typing import cast

from flask import g

from plp_kit.service import TenantContext
from plp_kit.web.guards import tenant
from plp_kit.web.wiring import wiring


def context() -> TenantContext:
    """Database, handler, vault and clock of that tenant; the same for the whole request."""
    if "context" not in g:
        g.context = wiring().context(tenant())
    return cast(TenantContext, g.context)
