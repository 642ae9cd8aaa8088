"""What evaluation knows of its own trust, as recruitment tells it."""

from dataclasses import dataclass
from typing import TypeAlias

from evaluation.ids import TrustId
from plp_kit.core.deciding import Decider, Decision, Refusal


@dataclass(frozen=True, slots=True)
class Trust:
    """What the nation may know of a trust; all but `id` may change. A `synthetic` one is invented, and every output says so."""

    id: TrustId
    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class HearTrust:
    trust: Trust


@dataclass(frozen=True, slots=True)
class TrustHeard:
    trust: Trust


State: TypeAlias = Trust | None

TRUST_KNOWN = Refusal("trust_known", "These facts of the trust are known.")
TRUST_NOT_HEARD = Refusal("trust_not_heard", "Evaluation has not heard of the trust yet. Try again in a moment.")


def decide(state: State, command: HearTrust) -> Decision[TrustHeard]:
    return TRUST_KNOWN if command.trust == state else [TrustHeard(command.trust)]


def evolve(_state: State, event: TrustHeard) -> State:
    return event.trust


trusts: Decider[HearTrust, State, TrustHeard] = Decider(None, decide, evolve)
