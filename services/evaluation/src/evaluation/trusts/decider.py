"""The trust's own facts, as recruitment publishes them."""

from dataclasses import dataclass
from typing import TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.shown import shown
from plp_kit.core.stored import stored


@shown
@dataclass(frozen=True, slots=True)
class Trust:
    """A trust as the nation may know it. A `synthetic` trust is invented, and every output says so."""

    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class RecordTrust:
    trust: Trust


@stored("evaluation.trust_recorded.v1")
@dataclass(frozen=True, slots=True)
class TrustRecorded:
    trust: Trust


State: TypeAlias = Trust | None

RECORDED_ALREADY = Refusal("trust_recorded_already", "These facts of the trust are on record.")


def decide(state: State, command: RecordTrust) -> Decision[TrustRecorded]:
    return RECORDED_ALREADY if command.trust == state else [TrustRecorded(command.trust)]


def evolve(_state: State, event: TrustRecorded) -> State:
    return event.trust


trusts: Decider[RecordTrust, State, TrustRecorded] = Decider(None, decide, evolve)
