"""`plp`: what an operator does to a deployment."""

import os
import sys
from pathlib import Path
from uuid import UUID

import click

from plp_operate.verbs import dead_letters, deploying, explaining, keys, rebuilding, recruiting, restoring, tenants


@click.group()
def plp() -> None:
    """Parallel Learning Partnerships: a deployment's operator."""


@plp.command()
def provision() -> None:
    """Make what a deployment stands on, and let PLP_TENANTS in, as docs/deployment.md says. Can be repeated."""
    sys.exit(deploying.provision(os.environ))


@plp.group()
def tenant() -> None:
    """Trusts of the running platform, or of the deployment that the environment describes."""


@tenant.command("add")
@click.argument("code")
def tenant_add(code: str) -> None:
    """Make a trust's keys, topics and grants, and let it in. Can be repeated."""
    sys.exit(deploying.add(os.environ, code) if deploying.is_described(os.environ) else tenants.add(code))


@plp.group("keys")
def tenant_keys() -> None:
    """The tenants' keys, of the running platform or of the deployment that the environment describes."""


@tenant_keys.command("rotate")
@click.argument("tenant", required=False)
def keys_rotate(tenant: str | None) -> None:
    """Give a tenant, or each, its next key, wrap the vault's keys anew, and destroy the old one. Services go on."""
    sys.exit(keys.rotate(os.environ, tenant))


@tenant_keys.command("heal")
@click.argument("tenant", required=False)
def keys_heal(tenant: str | None) -> None:
    """After a restore: tell vault and services of everybody whom one of them knows as erased. Each start does so too."""
    sys.exit(keys.heal(os.environ, tenant))


@plp.group("matching")
def matching_rounds() -> None:
    """Rounds of the running platform, as a matcher reads them."""


@matching_rounds.command("explain")
@click.option("--as", "matcher", type=click.UUID, required=True, help="Whose token asks: a facilitator or a co-chair.")
@click.argument("round_id", metavar="ROUND", type=click.UUID)
@click.argument("one", type=click.UUID)
@click.argument("other", type=click.UUID)
def matching_explain(matcher: UUID, round_id: UUID, one: UUID, other: UUID) -> None:
    """Print how two people of a round are scored, part by part."""
    sys.exit(explaining.tell(matcher, round_id, one, other))


@plp.group()
def dlq() -> None:
    """Messages that a service could not apply."""


@dlq.command("list")
def dlq_list() -> None:
    """Every parked message and every halted topic."""
    sys.exit(dead_letters.tell())


@dlq.command("show")
@click.argument("service")
@click.argument("topic")
@click.argument("sequence", type=int)
def dlq_show(service: str, topic: str, sequence: int) -> None:
    """One parked message: its headers and why it is parked, never its content."""
    sys.exit(dead_letters.show(service, topic, sequence))


@dlq.command("retry")
@click.argument("service")
@click.argument("topic")
def dlq_retry(service: str, topic: str) -> None:
    """Apply a topic's parked messages again, the oldest of each stream first, and let a halted topic go on."""
    sys.exit(dead_letters.retry(service, topic))


@dlq.command("drop")
@click.argument("service")
@click.argument("topic")
@click.argument("sequence", type=int)
@click.option("--reason", required=True, help="Why it may be left out; goes to the log.")
def dlq_drop(service: str, topic: str, sequence: int, reason: str) -> None:
    """Leave out one parked message."""
    sys.exit(dead_letters.drop(service, topic, sequence, reason))


@plp.command()
@click.argument("service")
@click.argument("table", required=False)
def rebuild(service: str, table: str | None) -> None:
    """Fill a service's read models from its log again, while it goes on: one table, or all. Says how many rows were wrong."""
    sys.exit(rebuilding.rebuild(os.environ, service, table))


@plp.group()
def restore() -> None:
    """After a database was restored to an earlier moment than its topics, or a topic was made again."""


@restore.command("show")
@click.argument("service")
def restore_show(service: str) -> None:
    """Where a service's topics stand, and what the bus has that it has not: numbers, ids, names and times, never content."""
    sys.exit(restoring.show(os.environ, service))


@restore.command("accept")
@click.argument("service")
@click.argument("tenant")
def restore_accept(service: str, tenant: str) -> None:
    """Let a restored service go on after the bus's end; what it lacks is listed for people to repair."""
    sys.exit(restoring.accept_end(os.environ, service, tenant))


@restore.command("refill")
@click.argument("tenant")
@click.option("--no-wait", is_flag=True, help="Do not wait until the relays have sent it all.")
def restore_refill(tenant: str, *, no_wait: bool) -> None:
    """Empty a tenant's topics and fill them again: all its services were restored to one moment, or a topic was made again."""
    sys.exit(restoring.refill(os.environ, tenant, wait=not no_wait))


@plp.group()
def recruitment() -> None:
    """A trust's recruiting on the running platform, as one of its facilitators."""


FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False, writable=True)


@recruitment.command("import")
@click.argument("trust")
@click.argument("cohort", type=click.UUID)
@click.argument("file", type=FILE)
@click.option("--channel", required=True, help="The cohort's channel that the form was advertised through.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def recruitment_import(trust: str, cohort: UUID, file: Path, channel: str, *, dry_run: bool) -> None:
    """Invite whoever a Microsoft Forms export (XLSX or CSV) names. Twice is as once."""
    sys.exit(recruiting.bring_in(trust, cohort, channel, file, dry_run))


@recruitment.command("staff-list")
@click.argument("trust")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def recruitment_staff_list(trust: str, file: Path, *, dry_run: bool) -> None:
    """Keep whom applicants report to, two levels up, and nothing of anybody else on the list."""
    sys.exit(recruiting.staff_list(trust, file, dry_run))


@recruitment.command("funnel")
@click.argument("trust")
@click.argument("cohort", type=click.UUID)
def recruitment_funnel(trust: str, cohort: UUID) -> None:
    """How far people have come, by channel and group."""
    sys.exit(recruiting.funnel(trust, cohort))


@recruitment.command("export")
@click.argument("trust")
@click.argument("cohort", type=click.UUID)
@click.argument("what", type=click.Choice(["funnel", "applicants"]))
@click.argument("file", type=NEW_FILE)
def recruitment_export(trust: str, cohort: UUID, what: str, file: Path) -> None:
    """Write a cohort's funnel or applicants into a CSV or XLSX file. An export of applicants is on record of each."""
    name = {"funnel": "funnel-exports", "applicants": "applicant-exports"}[what]
    sys.exit(recruiting.export(trust, f"/cohorts/{cohort}/{name}", file))


@recruitment.command("record-of-processing")
@click.argument("trust")
@click.argument("file", type=NEW_FILE)
def recruitment_processing(trust: str, file: Path) -> None:
    """Write a trust's record of processing into a CSV or XLSX file."""
    sys.exit(recruiting.export(trust, "/trust/processing-exports", file))


def main() -> None:
    plp()
