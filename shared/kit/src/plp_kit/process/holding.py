"""Tells the vault until when a service holds something of each person, and deletes what leads to people of whom none does.

It is read from the tables that copy what is on record, and told whole: so it is true again after a restore, a rebuild, or a time
without the service. The vault deletes nothing while a service has not told for two days.
"""

import logging
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.process.sweeping import is_halted
from plp_kit.service import Service, TenantContext

log = logging.getLogger(__name__)


def hold(service: Service, context: TenantContext) -> None:
    """It can be repeated. Nothing is told while a topic is halted: the log, or what was received, may lack people."""
    with context.database.transaction() as db:
        if is_halted(db) or _is_behind(db):
            return
        joined = service.joined(db)
        days = held(service, db, joined)
    context.vault.sign_ins.hold_until(days, joined)


def held(service: Service, db: Db, joined: JoinedIdentities) -> Mapping[UUID, date]:
    """The last day of each person's periods. Of a human with several ids the latest day counts for each of them."""
    latest: dict[UUID, date] = {}
    for person, day in (*service.holds(db), *access_records.held(db, service.access_records_months(db))):
        human = joined.human(person)
        latest[human] = max(day, latest.get(human, day))
    return {id: day for human, day in latest.items() for id in (joined.ids_of(human) if human in joined.first else (human,))}


def sweep(context: TenantContext) -> int:
    """Returns of how many people nothing was held any more."""
    swept = context.vault.sign_ins.sweep()
    if swept:
        log.info("nothing leads to these people any more", extra={"tenant": context.tenant, "people": swept})
    return swept


def _is_behind(db: Db) -> bool:
    return db.execute("SELECT 1 FROM consumed WHERE halted IS NOT NULL").fetchone() is not None
