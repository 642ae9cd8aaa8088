"""Every sealed value of an event, however deep it is nested."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from plp_kit.core.sealed import Sealed


def sealed_in(part: object) -> Iterator[Sealed]:
    match part:
        case Sealed():
            yield part
        case tuple():
            for inner in part:
                yield from sealed_in(inner)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from sealed_in(getattr(part, field.name))
        case _:
            return
