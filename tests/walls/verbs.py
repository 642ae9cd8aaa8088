"""The verbs of `plp`, and saying them to the estate."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner, Result

from plp_operate.cli import plp
from plp_operate.deployment.deployments import Deployment
from tests.walls.estate import THEIRS

Words = tuple[str, ...]


def verbs(group: click.Group = plp, above: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from verbs(command, (*above, name))
        else:
            yield (*above, name), command


def told_another_trust() -> list[Words]:
    """Every verb that is told whose data it is about, with whatever else it must be told."""
    others = {"service": "recruitment"}
    found = []
    for words, command in verbs():
        names = [parameter.name or "" for parameter in command.params if isinstance(parameter, click.Argument)]
        if {"tenant", "code"} & set(names):
            found.append((*words, *(others.get(name, THEIRS) for name in names)))
    return found


def say(platform: Path, *words: str) -> Result:
    """To the platform that left its addresses there."""
    return CliRunner().invoke(plp, words, env={"PLP_PLATFORM": str(platform)})


def say_to(at: Deployment, *words: str) -> Result:
    """As its operator does, by the environment."""
    passwords = {f"PLP_{name.upper()}_PASSWORD": password for name, password in at.passwords.items()}
    described = passwords | {
        "PLP_ENVIRONMENT": "test",
        "PLP_SHAPE": at.shape,
        "PLP_TENANTS": " ".join(at.tenants),
        "PLP_DATA_ADMIN_URL": at.data_admin_url,
        "PLP_VAULT_ADMIN_URL": at.vault_admin_url,
        "PLP_OWNER_PASSWORD": at.owner_password,
        "PLP_TENANT_KEYS": str(at.tenant_keys),
    }
    return CliRunner().invoke(plp, words, env=described)
