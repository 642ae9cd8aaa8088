"""Which slices hold sealed values and spend no key of them: each has a reason. Others are checked in every test of a service."""

from collections.abc import Iterator, Mapping
from typing import Final

from plp_kit.core.slices import AnySlice, spends_nothing
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES
from tests.contracts.golden import kept

COPY: Final = "A copy of what recruitment sealed, which spends it."
SPEND_NOTHING: Final[Mapping[str, str]] = {
    "matching candidate": COPY,
    "matching person": COPY,
    "matching do_not_pair": COPY,
    "evaluation excepted": COPY,
}


def seals(service: Service, each: AnySlice) -> bool:
    """Whether any event of the slice holds a sealed value, as its golden payloads show."""
    payloads = kept(service)
    return any(sealed for name in each.stored.shapes for sealed in _sealed(payloads[name]))


def _sealed(part: object) -> Iterator[object]:
    match part:
        case {"key": _, "stream": _, "label": _, "text": _}:
            yield part
        case dict():
            for inner in part.values():
                yield from _sealed(inner)
        case list():
            for inner in part:
                yield from _sealed(inner)
        case _:
            return


def test_every_slice_that_holds_sealed_values_spends_them_or_says_why_not() -> None:
    found = {f"{service.name} {each.kind}" for service in SERVICES for each in service.slices if _unspent(service, each)}
    assert found == set(SPEND_NOTHING)


def _unspent(service: Service, each: AnySlice) -> bool:
    return each.spends is spends_nothing and seals(service, each)
