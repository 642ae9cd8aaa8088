"""A contribution as those see it who decide on it: exactly what would leave the trust, or has left."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluation.application.aggregates import CONTRIBUTIONS
from evaluation.contributions.decider import (
    NO_SUCH_CONTRIBUTION,
    Block,
    Frozen,
    HoldReason,
    Prepared,
    Unprepared,
)
from evaluation.contributions.facts import Fact
from evaluation.trusts.decider import Trust
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import load


@dataclass(frozen=True, slots=True)
class Preview:
    """`state` is prepared, held or approved; `facts` are the rounded ones."""

    contribution: UUID
    trust: Trust
    block: Block
    closed_on: date
    state: str
    held: HoldReason | None
    facts: tuple[Fact, ...]
    version: int

    @property
    def month(self) -> str:
        return f"{self.closed_on:%Y-%m}"


def preview(db: Db, contribution: UUID) -> Preview | Refusal:
    loaded = load(db, CONTRIBUTIONS, contribution)
    match loaded.state:
        case Unprepared():
            return NO_SUCH_CONTRIBUTION
        case Prepared(trust, block, closed_on, _, facts, held):
            state = "held" if held else "prepared"
            return Preview(contribution, trust, block, closed_on, state, held, facts, loaded.version)
        case Frozen(trust, block, closed_on, facts):
            return Preview(contribution, trust, block, closed_on, "approved", None, facts, loaded.version)
