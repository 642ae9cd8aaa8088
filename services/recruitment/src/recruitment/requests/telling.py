"""Telling somebody that they are erased: their address is kept for that with the request, and forgotten then."""

from dataclasses import dataclass
from typing import TypeAlias

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class KeepAddress:
    """Of an erasure that has begun: where it is told that it is done. Its key is the request's."""

    address: Sealed


@dataclass(frozen=True, slots=True)
class ForgetAddress:
    """It has been told, or cannot be."""


Telling: TypeAlias = KeepAddress | ForgetAddress


@stored("recruitment.request_address_kept.v1")
@dataclass(frozen=True, slots=True)
class RequestAddressKept:
    """The person's keys are destroyed next. This one goes once they have been told, after four days at the latest."""

    address: Sealed


@stored("recruitment.request_address_forgotten.v1")
@dataclass(frozen=True, slots=True)
class RequestAddressForgotten:
    spent: KeyId


Told: TypeAlias = RequestAddressKept | RequestAddressForgotten

NOT_CARRIED_OUT = Refusal("not_carried_out", "No erasure that was asked for here has begun.")
ADDRESS_KEPT_ALREADY = Refusal("address_kept_already", "It is known already where this erasure is told.")
