"""What an import would do now. It changes nothing, and an import that confirms it does the same, or is refused."""

import hashlib
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

import msgspec

from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.imports import rows
from recruitment.imports.chance import Chance
from recruitment.imports.columns import unused
from recruitment.imports.outcomes import Outcome
from recruitment.imports.rows import Applicant, Post, RefusedRow, Sorted
from recruitment.imports.use_cases import inviting, listing, opening
from recruitment.imports.use_cases.inviting import To
from recruitment.imports.use_cases.opening import OpenedFile


@shown
@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would come to now. An import names the `dry_run` that it confirms."""

    dry_run: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class WouldInvite:
    to: To
    looked: inviting.Looked


@dataclass(frozen=True, slots=True)
class WouldRecord:
    looked: listing.Looked


Would: TypeAlias = WouldInvite | WouldRecord


@dataclass(frozen=True, slots=True)
class Looked:
    """A file, what would be done with it, and what would come of it."""

    file: UUID
    opened: OpenedFile
    would: Would = field(repr=False)
    outcome: Outcome

    @property
    def dry_run(self) -> str:
        """Names file, columns and refused rows. Who is invited meanwhile, by another file or of themselves, is known then."""
        fixed = (self.file, self.opened.version, self.outcome.rows, self.outcome.refused, self.outcome.replaced)
        return hashlib.sha256(msgspec.json.encode(fixed)).hexdigest()


def look(context: TenantContext, file: UUID, chance: Chance) -> Looked | Refusal:
    opened = opening.opened(context, file)
    if isinstance(opened, Refusal):
        return opened
    if refused := opened.columns.refusal(opened.table.headings):
        return refused
    kept = opened.kept
    if kept.cohort is not None and kept.channel is not None:
        return _of_applicants(context, file, opened, To(kept.cohort, kept.channel))
    return _of_staff(context, file, opened, chance)


def _of_applicants(context: TenantContext, file: UUID, opened: OpenedFile, to: To) -> Looked | Refusal:
    found = rows.applicants(opened.table, opened.columns.places)
    looked = inviting.look(context, to, found.good)
    if isinstance(looked, Refusal):
        return looked
    outcome = _outcome(opened, found, looked.refused, invited=len(looked.inviting), known=looked.known)
    return Looked(file, opened, WouldInvite(to, looked), outcome)


def _of_staff(context: TenantContext, file: UUID, opened: OpenedFile, chance: Chance) -> Looked:
    found = rows.posts(opened.table, opened.columns.places)
    looked = listing.look(context, found.good, chance)
    counts = {"recorded": len(looked.changing), "unchanged": looked.unchanged, "passed_over": looked.passed_over}
    return Looked(file, opened, WouldRecord(looked), _outcome(opened, found, looked.refused, **counts))


def _outcome(
    opened: OpenedFile, found: Sorted[Applicant] | Sorted[Post], refused: tuple[tuple[int, Refusal], ...], **counts: int
) -> Outcome:
    table, places = opened.table, opened.columns.places
    of_people = [rows.of_person(number, table.headings, places, why) for number, why in refused]
    none = dict.fromkeys(("invited", "known", "recorded", "unchanged", "passed_over"), 0)
    return Outcome(
        source=table.source,
        rows=found.count,
        refused=tuple(sorted([*found.refused, *of_people], key=_row)),
        replaced=found.replaced,
        not_used=tuple(unused(table.headings, places)),
        **(none | counts),
    )


def _row(refused: RefusedRow) -> int:
    return refused.row


def dry_run(context: TenantContext, file: UUID, chance: Chance) -> DryRun | Refusal:
    looked = look(context, file, chance)
    return looked if isinstance(looked, Refusal) else DryRun(looked.dry_run, looked.outcome)
