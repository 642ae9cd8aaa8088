"""`plp rebuild`: fills read models from the log, while services go on."""

import click

from plp_kit.process.rebuilding.filling import Progress
from plp_kit.process.rebuilding.projections import named, projections
from plp_kit.process.rebuilding.rebuild import rebuild as rebuild_one
from plp_operate.deployment.deployment import Deployment
from plp_operate.terminal.commands import on_deployment


@click.command()
@click.argument("service")
@click.argument("table", required=False)
@on_deployment
def rebuild(at: Deployment, service: str, table: str | None) -> None:
    """Fill read models from the log again.

    One table of a service, or all, while it runs. Says how many rows were wrong.
    """
    owning = at.service(service)
    for projection in [named(owning, table)] if table else projections(owning):
        print(rebuild_one(at.database(service, "plp_owner"), projection, _tell))


def _tell(progress: Progress) -> None:
    """Prints progress only if there is something to wait for."""
    if progress.position < progress.end:
        print(f"{progress.table}, {progress.tenant}: {progress.applied} events, at {progress.position} of {progress.end}")
