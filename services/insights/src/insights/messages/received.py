"""What insights receives from a trust's evaluation. The trust is the one whose topic it came on, whatever the message says."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from insights.contributions.decider import (
    RECORDED_ALREADY,
    Block,
    Contribution,
    RecordContribution,
    Trust,
    block_id,
    contributions,
)
from insights.contributions.facts import Fact
from insights.ids import CohortId, ContributionId, TrustCode
from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription


@dataclass(frozen=True, slots=True)
class TrustFacts:
    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class TrustContributed:
    """Codes are plain text here: a contribution with a code that insights does not know is refused, its message is not parked."""

    contribution: UUID
    trust: TrustFacts
    cohort: UUID
    group_served: str
    wave: str
    month: str
    facts: tuple[Fact, ...]


def react(received: Received) -> Iterable[Reaction]:
    match received.fact:
        case TrustContributed() as contributed:
            contribution = _contribution(TrustCode(received.topic.tenant), contributed)
            block = block_id(contribution.trust.code, contribution.block)
            yield Reaction(contributions, block, RecordContribution(contribution), (RECORDED_ALREADY,))
        case _:
            return


def _contribution(code: TrustCode, contributed: TrustContributed) -> Contribution:
    facts = contributed.trust
    trust = Trust(code, facts.name, facts.ods_code, facts.kind, facts.region, facts.synthetic)
    block = Block(CohortId(contributed.cohort), contributed.group_served, contributed.wave, contributed.month)
    return Contribution(ContributionId(contributed.contribution), trust, block, contributed.facts)


SUBSCRIPTION = Subscription(("contributions",), {"evaluation.TrustContributed.v1": TrustContributed}, react)
