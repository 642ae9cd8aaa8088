"""`plp notices`: what mail servers report about e-mails that were sent."""

from pathlib import Path
from uuid import UUID, uuid4

import click

from plp_kit.core.clocks import SimulatedClock
from plp_kit.core.database import TenantDatabase
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging.mail.delivery_reports import Report, reports
from plp_operate.deployment.connecting import as_service, tenants
from plp_operate.deployment.deployment import Deployment, Shape
from plp_operate.terminal.commands import on_deployment
from recruitment.notices.decider import RecordReturned
from recruitment.notices.decider import notices as decider
from recruitment.notices.table import deliveries
from recruitment.service import RECRUITMENT


@click.group()
def notices() -> None:
    """E-mails that the platform has sent."""


@notices.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@on_deployment
def bounced(at: Deployment, file: Path) -> None:
    """Read reports that e-mails did not arrive.

    FILE holds one report as a mail server sent it, or several in a mailbox (mbox). Each is found by its Message-ID; the same
    report twice changes nothing.
    """
    if at.shape is Shape.NATIONAL:
        print("A national deployment sends no e-mails: each trust's own does.")
        return
    found = list(reports(file))
    with as_service(at, RECRUITMENT) as pool:
        databases = [pool.of(tenant) for tenant in tenants(at, RECRUITMENT)]
        recorded = sum(any(_recorded(database, report) for database in databases) for report in found)
    print(f"{len(found)} reports read, {recorded} recorded. Others were known already, or are about other e-mails.")


def _recorded(database: TenantDatabase, report: Report) -> bool:
    notice = _id(report.mail)
    if notice is None:
        return False
    with database.transaction() as db:
        if not deliveries.is_known(db, notice):
            return False
        origin = Origin("event", SimulatedClock().now(db), uuid4())
    handler = RECRUITMENT.handler(database)
    outcome: Handled | Refusal = database.deciding(
        lambda db: handler.handle_in(db, decider, notice, RecordReturned(report.status), origin, None)
    )
    return isinstance(outcome, Handled)


def _id(mail: str) -> UUID | None:
    try:
        return UUID(mail)
    except ValueError:
        return None
