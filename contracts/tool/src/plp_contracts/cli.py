"""`plp-contracts`: the published language, compared with the code or written anew from it."""

import sys
from pathlib import Path
from typing import Final

import click

from plp_contracts.checking import check as problems_of
from plp_contracts.generating import generate as written_into
from plp_contracts.generating import publish as published_in

ROOT: Final = Path(__file__).resolve().parents[4]


@click.group()
def contracts() -> None:
    """The published language of the services, below contracts/."""


@contracts.command()
def check() -> None:
    """Compare the files with the code.

    And with every version that was ever published.
    """
    sys.exit(_checked())


@contracts.command()
def generate() -> None:
    """Write the files anew from the code, then check them."""
    for line in written_into(ROOT):
        print(line)
    sys.exit(_checked())


@contracts.command()
def publish() -> None:
    """With the first release: list every schema as published. From then on none of them changes."""
    for line in published_in(ROOT):
        print(line)
    sys.exit(_checked())


def _checked() -> int:
    """The exit code: 0 when the published language is what the code says and breaks no reader, else 1."""
    problems = problems_of(ROOT)
    for line in problems:
        print(line)
    print(f"contracts: {len(problems)} problems" if problems else "contracts: as the code says")
    return 1 if problems else 0


def main() -> None:
    contracts()
