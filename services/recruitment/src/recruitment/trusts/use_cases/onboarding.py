"""Trusts as those see them who run the platform: facts, and the settings with which a trust was taken on. Never content."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.ids import trust_id
from recruitment.trusts import decider as deciding
from recruitment.trusts.decider import NO_SUCH_TRUST, OnboardTrust, TrustFacts
from recruitment.trusts.proposals import Office, Proposal
from recruitment.trusts.table import proposals, trusts
from recruitment.trusts.table.proposals import ProposalRow
from recruitment.trusts.table.trusts import TrustRow


class Stage(StrEnum):
    """`prepared`: it has keys and tables, and is not onboarded. `refused`: no settings wait to be answered."""

    PREPARED = "prepared"
    PROPOSED = "proposed"
    REFUSED = "refused"
    IN_FORCE = "in_force"


@shown
@dataclass(frozen=True, slots=True)
class TakenOn:
    """`trust` is the trust's code. Without a `name` it is prepared, and not onboarded."""

    trust: str
    name: str | None
    stage: Stage


@dataclass(frozen=True, slots=True)
class OnboardedTrust:
    """`first` is the operator's proposal. `waits_for`: the offices of which one answers the settings that wait."""

    facts: TrustFacts
    stage: Stage
    settings_version: int
    settings_since: date | None
    first: ProposalRow
    waits_for: list[Office]


def taken_on(tenants: Sequence[str], context: Callable[[str], TenantContext]) -> list[TakenOn]:
    """By code."""
    return [_taken_on(tenant, context(tenant)) for tenant in sorted(tenants)]


def _taken_on(tenant: str, context: TenantContext) -> TakenOn:
    with context.database.transaction() as db:
        db.execute("SET TRANSACTION READ ONLY")
        row, proposed = trusts.trust(db, trust_id(tenant)), proposals.of_trust(db, trust_id(tenant))
    return TakenOn(tenant, row.facts.name if row else None, stage(row, proposed))


def one(db: Db, tenant: str) -> OnboardedTrust | Refusal:
    own = trust_id(tenant)
    row, proposed = trusts.trust(db, own), proposals.of_trust(db, own)
    if row is None:
        return NO_SUCH_TRUST
    began = proposals.of_version(db, own, row.settings_version)
    since = began.answered_on if began else None
    waits_for = sorted({office for each in _waiting(proposed) for office in _answered_by(each)})
    return OnboardedTrust(row.facts, stage(row, proposed), row.settings_version, since, proposed[0], waits_for)


def checked(context: TenantContext, command: OnboardTrust) -> Refusal | None:
    """Why it would be refused. Nothing is onboarded."""
    with context.database.transaction() as db:
        state = context.handler.load(db, deciding.trusts, trust_id(context.tenant)).state
    return deciding.not_onboarded(state, command)


def stage(row: TrustRow | None, proposed: Sequence[ProposalRow]) -> Stage:
    if row is None:
        return Stage.PREPARED
    if row.settings_version:
        return Stage.IN_FORCE
    return Stage.PROPOSED if any(_waiting(proposed)) else Stage.REFUSED


def _waiting(proposed: Sequence[ProposalRow]) -> Iterable[ProposalRow]:
    return (each for each in proposed if each.state == "waiting")


def _answered_by(row: ProposalRow) -> frozenset[Office]:
    return Proposal(row.settings, row.revises, row.by).answered_by
