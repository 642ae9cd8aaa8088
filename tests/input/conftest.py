"""The services that bad input is sent to: all of them, provisioned as in production, with something in each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from plp_kit.service import Service
from plp_testkit.http import Signer
from tests.walls.answering import answering
from tests.walls.asking import Asking
from tests.walls.estate import Estate, standing
from tests.walls.seeds import seeded

At = Callable[[Service], Asking]


@pytest.fixture(scope="session")
def estate() -> Iterator[Estate]:
    with standing() as made:
        yield made


@pytest.fixture(scope="session")
def at(estate: Estate) -> Iterator[At]:
    """A service in which the one trust has something, and its people."""
    with ExitStack() as closing:
        signer = Signer()

        @cache
        def made(name: str) -> Asking:
            service = next(each for each in estate.pooled.services if each.name == name)
            found = answering(estate, estate.pooled, service, signer, closing)
            return Asking(found, seeded(found))

        yield lambda service: made(service.name)
