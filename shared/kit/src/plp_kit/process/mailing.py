"""Sends the e-mails that are due, a few for each tenant in turn, so that nobody's many mails keep another's waiting."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from plp_kit.core import mails_due
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.telemetry import tracing
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.process.runtime import Runtime
from plp_kit.service import Sends

log = logging.getLogger(__name__)

AT_ONCE: Final = 5


@dataclass(frozen=True, slots=True)
class Mailer:
    """`sends` is the service's use case. It may be killed at any point: what was begun is tried again."""

    runtime: Runtime
    sends: Sends
    outgoing: Outgoing

    def step(self) -> int:
        """Returns how many it tried. Raises what the databases raise."""
        with self.runtime.scheduler_database.transaction() as db:
            due = mails_due.tenants_due(db, datetime.now(UTC))
        own = self.runtime.own_tenants() if due else []
        return sum(self._send(tenant) for tenant in due if tenant in own)

    def _send(self, tenant: str) -> int:
        context = self.runtime.context(tenant)
        with context.database.transaction() as db:
            now = context.clock.now(db)
            mails = mails_due.due(db, datetime.now(UTC), AT_ONCE)
        for mail in mails:
            with tracing.working("mail") as traceparent:
                origin = Origin("deadline", now, uuid4(), traceparent=traceparent)
                outcome = self.sends(context, self.outgoing, mail, origin, datetime.now(UTC))
            if isinstance(outcome, Refusal):
                log.warning("mail refused", extra={"tenant": tenant, "mail": str(mail), "code": outcome.code})
        return len(mails)
