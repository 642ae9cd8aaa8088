"""What recruitment knows people, cohorts and texts by, and ids that follow from ids. Nothing about a person goes into an id."""

from typing import Final, NewType
from uuid import UUID, uuid5

CohortId = NewType("CohortId", UUID)
PageId = NewType("PageId", UUID)
PersonId = NewType("PersonId", UUID)
ProposalId = NewType("ProposalId", UUID)
TextId = NewType("TextId", UUID)
"""A text's own id: it follows from its application and its label, and stays when the text is written anew."""

TRUST: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c001")
APPLICATION: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c002")
TEXT: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c003")
FIRST_PROPOSAL: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c004")
NOTICE: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c005")


def trust_id(tenant: str) -> UUID:
    """A tenant has one trust."""
    return uuid5(TRUST, tenant)


def first_proposal_id(tenant: str) -> ProposalId:
    """The settings with which the operator onboards a trust."""
    return ProposalId(uuid5(FIRST_PROPOSAL, tenant))


def application_id(cohort: UUID, person: UUID) -> UUID:
    """A person has one application to a cohort."""
    return uuid5(APPLICATION, f"{cohort} {person}")


def text_id(application: UUID, label: str) -> TextId:
    return TextId(uuid5(TEXT, f"{application} {label}"))


def notice_id(event: UUID, person: UUID) -> UUID:
    """Of an event that several people are told of, each by an e-mail of their own."""
    return uuid5(NOTICE, f"{event} {person}")
