"""In which seat the caller signs: their role's. A caller who holds both roles says which."""

from collections.abc import Mapping
from typing import Final

from matching.rounds.seats import Seat
from plp_kit.web.guards import caller
from plp_kit.web.problems import ROLE_MISSING, FieldError, Refused, invalid
from plp_kit.web.roles import Role

SEATS: Final[Mapping[Role, Seat]] = {Role.FACILITATOR: Seat.FACILITATOR, Role.CO_CHAIR: Seat.CO_CHAIR}


def seat_of_caller(named: Seat | None) -> Seat:
    held = [seat for role, seat in SEATS.items() if role in caller().roles]
    if named is not None and named not in held:
        raise Refused(ROLE_MISSING)
    if named is None and len(held) > 1:
        raise Refused(invalid((FieldError("seat", "required"),)))
    return named or held[0]
