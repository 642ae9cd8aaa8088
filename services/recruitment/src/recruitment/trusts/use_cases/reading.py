"""The settings as those see them who may propose others, and one proposal with what it would change."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.deciding import Refusal
from plp_kit.drafts import OwnDraft
from plp_kit.service import TenantContext
from recruitment.ids import ProposalId, trust_id
from recruitment.names.use_cases.telling import look_at
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import NO_SUCH_PROPOSAL, NO_SUCH_TRUST, Onboarded, open_to
from recruitment.trusts.drafted import SETTINGS
from recruitment.trusts.proposals import Office, Step
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import proposals
from recruitment.trusts.table import trusts as table
from recruitment.trusts.table.proposals import ProposalRow
from recruitment.trusts.use_cases.answering import answerer


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """`since` is the day on which they came into force. `drafts` are what the reader has typed and not proposed yet."""

    trust: UUID
    version: int
    since: date | None
    settings: ProgrammeSettings | None
    proposals: list[ProposalRow]
    drafts: list[OwnDraft]
    stream_version: int


@dataclass(frozen=True, slots=True)
class OneProposal(ProposalRow):
    """`before` are the settings that it revises. `may` is what the reader can do with it now: approve, refuse, take_back."""

    by_name: str | None
    answered_by_name: str | None
    before: ProgrammeSettings | None
    may: list[Step]
    version: int


def page(context: TenantContext, person: UUID) -> SettingsPage | Refusal:
    own = trust_id(context.tenant)
    with context.database.transaction() as db:
        row = table.trust(db, own)
        proposed = proposals.of_trust(db, own)
        began = proposals.of_version(db, own, row.settings_version) if row else None
    if row is None:
        return NO_SUCH_TRUST
    kept = drafts.of_form(context, person, SETTINGS, own).drafts
    since = began.answered_on if began else None
    return SettingsPage(own, row.settings_version, since, row.settings, proposed, kept, row.version)


def checked(context: TenantContext, settings: ProgrammeSettings) -> int | Refusal:
    """The version beside which they could come into force."""
    with context.database.transaction() as db:
        state = context.handler.load(db, trusts.trusts, trust_id(context.tenant)).state
    version = state.version if isinstance(state, Onboarded) else 0
    return trusts.wrong_with(state, settings) or version


@dataclass(frozen=True, slots=True)
class Reader:
    person: UUID
    roles: Collection[str]
    offices: frozenset[Office]


def proposal(context: TenantContext, reader: Reader, id: UUID) -> OneProposal | Refusal:
    """With the names of those who proposed and answered it, as `POST /names` gives them."""
    own = trust_id(context.tenant)
    with context.database.transaction() as db:
        row, loaded = proposals.one(db, id), context.handler.load(db, trusts.trusts, own)
        before = proposals.of_version(db, own, row.revises) if row else None
        may = open_to(loaded.state, ProposalId(id), answerer(db, reader.person, reader.offices))
    if row is None:
        return NO_SUCH_PROPOSAL
    people = [person for person in (row.by, row.answered_by) if person is not None]
    names = {each.person: each.name for each in look_at(context, reader.person, reader.roles, people)}
    return OneProposal(
        **{column.name: getattr(row, column.name) for column in fields(row)},
        by_name=names.get(row.by) if row.by else None,
        answered_by_name=names.get(row.answered_by) if row.answered_by else None,
        before=before.settings if before else None,
        may=list(may),
        version=loaded.version,
    )
