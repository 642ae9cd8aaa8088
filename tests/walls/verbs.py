"""The verbs of `plp`, and saying them to the estate."""

from collections.abc import Iterator

import click
from click.testing import CliRunner, Result

from plp_kit.process.settings import Environment
from plp_operate.cli import plp
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.environment import variables
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
    arguments = []
    for words, command in verbs():
        names = [parameter.name or "" for parameter in command.params if isinstance(parameter, click.Argument)]
        if {"tenant", "code"} & set(names):
            arguments.append((*words, *(others.get(name, THEIRS) for name in names)))
    return arguments


def say_to(at: Deployment, *words: str) -> Result:
    """As its operator does, by the environment."""
    return CliRunner().invoke(plp, words, env=variables(at, Environment.TEST))
