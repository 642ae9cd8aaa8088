"""`plp rebuild`: read models from the log, while everything goes on."""

import sys
from collections.abc import Mapping

from plp_kit.process.rebuilding.cutting import NoCut
from plp_kit.process.rebuilding.filling import Progress, Strayed
from plp_kit.process.rebuilding.projections import named, projections
from plp_kit.process.rebuilding.rebuild import rebuild as rebuild_one
from plp_operate.deployment.sites import Site, service_named
from plp_operate.verbs.at_site import at_site


def rebuild(environ: Mapping[str, str], service: str, table: str | None) -> int:
    """One table, or every read model of the service. The exit code."""
    try:
        return at_site(environ, lambda at: _rebuild(at, service, table))
    except (NoCut, Strayed) as error:
        print(error, file=sys.stderr)
        return 1


def _rebuild(at: Site, name: str, table: str | None) -> None:
    service = service_named(at, name)
    owner_url = at.logins(name).url(at.data_admin_url, "plp_owner")
    for projection in [named(service, table)] if table else projections(service):
        print(rebuild_one(owner_url, projection, _tell))


def _tell(progress: Progress) -> None:
    """Only where there is something to wait for."""
    if progress.position < progress.end:
        print(f"{progress.table}, {progress.tenant}: {progress.applied} events, at {progress.position} of {progress.end}")
