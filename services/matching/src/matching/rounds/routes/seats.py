"""In which seat the caller signs: their role's, or as a substitute the one that they say."""

from collections.abc import Mapping
from typing import Final

from matching.rounds.seats import Seat
from plp_kit.web.guards import caller
from plp_kit.web.problems import FieldError, Refused, invalid
from plp_kit.web.roles import IN_A_TRUST, Role

SEATS: Final[Mapping[Role, Seat]] = {Role.FACILITATOR: Seat.FACILITATOR, Role.CO_CHAIR: Seat.CO_CHAIR}
MATCHERS_AND_SUBSTITUTES: Final = tuple(role for role in IN_A_TRUST if role is not Role.FORMER)
"""Anybody who works for the trust can be named as a substitute."""


def seats_of_roles() -> list[Seat]:
    """Those of the caller's roles."""
    return [seat for role, seat in SEATS.items() if role in caller().roles]


def is_matcher() -> bool:
    return not caller().roles.isdisjoint(SEATS)


def seat_of_caller(named: Seat | None) -> tuple[Seat, bool]:
    """And whether their role has it. A caller who holds both roles says which, as a substitute does."""
    held = seats_of_roles()
    if named is None and len(held) != 1:
        raise Refused(invalid((FieldError("seat", "required"),)))
    seat = named or held[0]
    return seat, seat in held
