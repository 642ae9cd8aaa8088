"""What insights makes of a trust's contribution. The trust is the one whose topic it came on, whatever the message says."""

from collections.abc import Iterable

from insights.adapters import heard
from insights.application.aggregates import CONTRIBUTIONS
from insights.application.identities import block_id
from insights.domain.contributions import HEARD_ALREADY, Block, Contribution, RecordContribution, Trust
from insights.domain.facts import Fact
from insights.domain.identities import CohortId, ContributionId, TrustCode
from plp_kit.core.aggregates import Reaction
from plp_kit.messaging.consuming.reacting import Heard, Hearing


def react(known: Heard) -> Iterable[Reaction]:
    match known.fact:
        case heard.TrustContributed():
            contribution = _contribution(TrustCode(known.topic.tenant), known.fact)
            block = block_id(contribution.trust.code, contribution.block)
            yield Reaction(CONTRIBUTIONS, block, RecordContribution(contribution), frozenset({HEARD_ALREADY.code}))
        case _:
            return


def _contribution(code: TrustCode, said: heard.TrustContributed) -> Contribution:
    trust = Trust(code, said.trust.name, said.trust.ods_code, said.trust.kind, said.trust.region, said.trust.synthetic)
    block = Block(CohortId(said.cohort), said.group_served, said.wave, said.month)
    facts = tuple(Fact(fact.name, fact.catalogue, fact.rows, fact.columns, fact.cells) for fact in said.facts)
    return Contribution(ContributionId(said.contribution), trust, block, facts)


HEARING = Hearing(("contributions",), {"evaluation.TrustContributed.v1": heard.TrustContributed}, react)
