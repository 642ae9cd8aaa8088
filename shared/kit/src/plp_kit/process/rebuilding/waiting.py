"""A release with a new version of a read model waits until a rebuild has filled it and dropped the earlier version."""

import psycopg

from plp_kit.core.database import Database, Db
from plp_kit.process.rebuilding.projections import Projection, projections
from plp_kit.process.rebuilding.rebuild import older
from plp_kit.service import Service


class NotFilled(psycopg.OperationalError):
    """A rebuild is pending, so the database is not ready for this release. It is treated as a server that is away."""


def pending(db: Db, service: Service) -> list[Projection]:
    """Read models that a migration has made and no rebuild has filled."""
    return [projection for projection in projections(service) if older(db, projection)]


def require_filled(database: Database, service: Service) -> None:
    """Raises NotFilled."""
    with database.transaction() as db:
        tables = [projection.table for projection in pending(db, service)]
    if tables:
        raise NotFilled(f"{service.name} waits for its rebuild: {', '.join(tables)}")
