"""`python -m <service> rebuild`: fills one read model from the log, or those that a migration has made."""

import logging

import psycopg

from plp_kit.core.migrating import MigrationRefused
from plp_kit.messaging.bus.postgres.connection import said
from plp_kit.process.rebuilding.cutting import NoCut
from plp_kit.process.rebuilding.filling import Progress, Strayed
from plp_kit.process.rebuilding.projections import NoSuchReadModel, Projection, named
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_kit.process.rebuilding.waiting import pending
from plp_kit.service import Service

log = logging.getLogger(__name__)


def run(service: Service, owner_url: str, table: str | None) -> int:
    """Returns the exit code: 0, 1 if a rebuild failed, 2 for an unknown table."""
    try:
        chosen = [named(service, table)] if table else _pending(service, owner_url)
        for projection in chosen:
            rebuild(owner_url, projection, _tell)
    except NoSuchReadModel as unknown:
        log.error("nothing rebuilt", extra={"reason": str(unknown)})  # noqa: TRY400 - the message says all.
        return 2
    except (NoCut, Strayed, MigrationRefused, psycopg.Error) as error:
        log.error("not rebuilt", extra={"reason": said(error) if isinstance(error, psycopg.Error) else str(error)})  # noqa: TRY400
        return 1
    return 0


def _pending(service: Service, owner_url: str) -> list[Projection]:
    with psycopg.connect(owner_url) as db:
        return pending(db, service)


def _tell(progress: Progress) -> None:
    log.info(
        "rebuilding",
        extra={
            "table": progress.table,
            "tenant": progress.tenant,
            "applied": progress.applied,
            "position": progress.position,
            "end": progress.end,
        },
    )
