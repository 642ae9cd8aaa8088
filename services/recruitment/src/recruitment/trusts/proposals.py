"""Settings that are proposed: by whom, which version they revise, and in which office somebody else answers them."""

from dataclasses import dataclass
from enum import StrEnum

from recruitment.ids import PersonId
from recruitment.trusts.settings import ProgrammeSettings


class Office(StrEnum):
    """What somebody of the trust is when they answer a proposal."""

    FACILITATOR = "facilitator"
    EDI_LEAD = "edi_lead"
    DECISION_MAKER = "decision_maker"


class Step(StrEnum):
    """What somebody can do with a proposal that waits."""

    APPROVE = "approve"
    REFUSE = "refuse"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`revises` is the version that was in force, 0 before the first. `by` is None for the operator's first settings."""

    settings: ProgrammeSettings
    revises: int
    by: PersonId | None

    @property
    def answered_by(self) -> frozenset[Office]:
        """The operator's are answered by a facilitator, the trust's own by those who do not run its cohorts."""
        return frozenset({Office.FACILITATOR}) if self.by is None else frozenset({Office.EDI_LEAD, Office.DECISION_MAKER})


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who answers a proposal. `ids` are all that they have."""

    person: PersonId
    ids: frozenset[PersonId]
    offices: frozenset[Office]
