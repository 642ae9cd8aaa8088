"""The work process of a service: relay, consumer, scheduler, destroyer, mailer and upkeep as six loops."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from plp_kit.core.event_store import OUTBOX
from plp_kit.core.notices import Notices
from plp_kit.core.telemetry import metrics
from plp_kit.messaging import spans
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.consuming.claims import Claims
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp
from plp_kit.messaging.relay.relay import Relay
from plp_kit.process.loops import LONGEST_REST, UNTIL_TOLD, Loop
from plp_kit.process.mailing import Mailer
from plp_kit.process.runtime import Runtime
from plp_kit.process.scheduling import Scheduler
from plp_kit.process.spending import Destroyer
from plp_kit.process.upkeep import Upkeep

log = logging.getLogger(__name__)

NEW_TENANTS_AFTER = 2.0
UNTIL_DUE = 1.0
"""Seconds that deadlines, the destruction of keys, and e-mails may be late."""
WAIT = 0.5


@contextmanager
def loops(runtime: Runtime, only: str | None = None) -> Iterator[list[Loop]]:
    """The loops of this service, or the one named `only`; their bus connections close at the end."""
    with ExitStack() as stack:
        every = [make(runtime, stack) for name, make in MAKERS.items() if only in (None, name)]
        yield [loop for loop in every if loop is not None]


def _relay(runtime: Runtime, stack: ExitStack) -> Loop | None:
    if not runtime.service.topics:
        return None
    sender = connecting.sender(runtime.settings.relay_bus_url)
    stack.callback(sender.close)
    relay = Relay(runtime.relay_database, sender, runtime.service.language, runtime.service.stored, spans.sending)
    notices = Notices(runtime.settings.relay_database_url, OUTBOX)
    stack.callback(notices.close)
    return Loop("relay", _counted(relay.step, metrics.numbered.add), UNTIL_TOLD, notices)


def _consumer(runtime: Runtime, stack: ExitStack) -> Loop | None:
    if not runtime.service.subscription.topics:
        return None
    reader = connecting.reader(runtime.settings.bus_url)
    stack.callback(reader.close)
    consumer = Consumer(reader, runtime.handler_of, runtime.service.subscription, spans.consuming)
    claims = Claims(runtime.settings.database_url)
    stack.callback(claims.close)
    return Loop("consumer", _counted(_Following(runtime, consumer, claims).step, metrics.consumed.add))


def _scheduler(runtime: Runtime, _stack: ExitStack) -> Loop | None:
    scheduler = Scheduler(runtime.scheduler_database, runtime.database, runtime.clock, runtime.work)
    return Loop("scheduler", _counted(scheduler.step, metrics.worked.add), _until_due(runtime))


def _until_due(runtime: Runtime) -> float:
    """Simulated time moves by days at once, and its mover waits for what is due then."""
    return LONGEST_REST if runtime.settings.simulated_clock else UNTIL_DUE


def _destroyer(runtime: Runtime, _stack: ExitStack) -> Loop | None:
    return Loop("destroyer", Destroyer(runtime).step, _until_due(runtime))


def _mailer(runtime: Runtime, _stack: ExitStack) -> Loop | None:
    """Without a mail server e-mails wait; that is how a service is run whose e-mails nobody should get."""
    service, settings = runtime.service, runtime.settings
    if service.sends is None:
        return None
    if settings.smtp is None:
        log.warning("no mail server is set: e-mails wait")
        return None
    mailer = Mailer(runtime, service.sends, Outgoing(Smtp(settings.smtp), settings.pages, settings.quiet))
    return Loop("mailer", _counted(mailer.step, metrics.mailed.add), _until_due(runtime))


def _upkeep(runtime: Runtime, _stack: ExitStack) -> Loop | None:
    return Loop("upkeep", Upkeep(runtime).step, UNTIL_DUE)


MAKERS: dict[str, Callable[[Runtime, ExitStack], Loop | None]] = {
    "relay": _relay,
    "consumer": _consumer,
    "scheduler": _scheduler,
    "destroyer": _destroyer,
    "mailer": _mailer,
    "upkeep": _upkeep,
}


def _counted(step: Callable[[], int], add: Callable[[int], None]) -> Callable[[], int]:
    def counting() -> int:
        done = step()
        if done:
            add(done)
        return done

    return counting


@dataclass(slots=True)
class _Following:
    """Checks every few seconds for new tenants and for the topics that this worker's consumer follows."""

    runtime: Runtime
    consumer: Consumer
    claims: Claims
    looked_at: float = field(default=float("-inf"))

    def step(self) -> int:
        if time.monotonic() - self.looked_at >= NEW_TENANTS_AFTER:
            self.consumer.follow(self.claims.of(self.runtime.topics_read()))
            self.looked_at = time.monotonic()
        return self.consumer.step(WAIT)
