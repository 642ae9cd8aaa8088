"""What the pages say of somebody's private address."""

from collections.abc import Iterator

from portal.my_data.address import words
from portal.my_data.address.calls import PrivateAddress
from portal.site.present import Fact


def sentences(own: PrivateAddress) -> tuple[str, ...]:
    """Which address counts, and which does not yet."""
    return tuple(_sentences(own))


def _sentences(own: PrivateAddress) -> Iterator[str]:
    yield words.COUNTS.format(address=own.address) if own.address else words.NONE
    if own.waiting:
        yield words.WAITING.format(address=own.waiting)


def facts(own: PrivateAddress) -> tuple[Fact, ...]:
    """What a change rests on."""
    return tuple(Fact(words.TITLE, each) for each in (own.address, own.waiting) if each)
