"""`plp`: what an operator does to a deployment."""

import click

from plp_operate.verbs.dlq import dlq
from plp_operate.verbs.keys import keys
from plp_operate.verbs.notices import notices
from plp_operate.verbs.programme import cohorts, trusts
from plp_operate.verbs.provision import provision, tenant
from plp_operate.verbs.rebuild import rebuild
from plp_operate.verbs.restore import restore
from plp_operate.verbs.status import status


@click.group()
def plp() -> None:
    """What an operator does to a deployment of Parallel Learning Partnerships.

    The environment says which one (docs/deployment.md names the variables). Where it describes none, it is the platform that
    `make up` runs on this machine.
    """


for verb in (provision, tenant, trusts, cohorts, status, keys, dlq, notices, rebuild, restore):
    plp.add_command(verb)


def main() -> None:
    plp()
