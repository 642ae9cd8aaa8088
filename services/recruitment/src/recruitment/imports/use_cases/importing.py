"""Importing a file: what its dry run says, all in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing, Write
from recruitment.do_not_pair import use_cases as do_not_pair
from recruitment.do_not_pair.use_cases import Renewal
from recruitment.imports.chance import Chance
from recruitment.imports.decider import Content, Counts, ImportFile, import_files
from recruitment.imports.table import contents
from recruitment.imports.use_cases import dry_running, inviting, listing, opening
from recruitment.imports.use_cases.dry_running import Looked, Would, WouldInvite, WouldRecord
from recruitment.imports.use_cases.inviting import Invitation
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.sealing import NOT_SEALED
from recruitment.staff.decider import RecordLine

LABEL = "outcome"


@dataclass(frozen=True, slots=True)
class Importing:
    """What is recorded, and what becomes of each row, all sealed. `confirms` names the dry run that was looked at."""

    looked: Looked
    confirms: str
    sealed: Sequence[Invitation] | Sequence[RecordLine]
    outcome: Sealed
    exclusions: Sequence[Renewal] = ()

    def command(self, counts: Counts) -> ImportFile:
        return ImportFile(self.confirms, self.looked.dry_run, counts, Content(self.outcome.key))


def prepare(context: Preparing, file: UUID, confirms: str, chance: Chance) -> Importing | Refusal:
    """Nobody becomes known by a file whose import is refused."""
    looked = dry_running.look(context, file, chance)
    if isinstance(looked, Refusal):
        return looked
    unsealed = Importing(looked, confirms, (), NOT_SEALED)
    decision = import_files.decide(looked.opened.kept, unsealed.command(looked.outcome.counts))
    if isinstance(decision, Refusal):
        return decision
    sealed = _sealed(context, looked.would, chance)
    if isinstance(sealed, Refusal):
        return sealed
    exclusions = _exclusions(context, looked.would)
    if isinstance(exclusions, Refusal):
        return exclusions
    values = sealing.seal(context, import_files, file, file, {LABEL: sealing.text_of(looked.outcome)})
    if isinstance(values, Refusal):
        return values
    return replace(unsealed, sealed=sealed, outcome=values[LABEL], exclusions=exclusions)


def _exclusions(context: Preparing, would: Would) -> Sequence[Renewal] | Refusal:
    """Of applicants who gave the address of a manager: that manager may be them, and they are kept from those they manage."""
    match would:
        case WouldInvite():
            return ()
        case WouldRecord(looked):
            return do_not_pair.known_by_lists(context, listing.managers_in(looked))


def _sealed(context: Preparing, would: Would, chance: Chance) -> Sequence[Invitation] | Sequence[RecordLine] | Refusal:
    match would:
        case WouldInvite(to, looked):
            return inviting.prepare(context, to, looked, chance)
        case WouldRecord(looked):
            return listing.prepare(context, looked, chance)


def record(write: Write, importing: Importing) -> Handled | Refusal:
    """People whom somebody invited since the dry run are counted as known."""
    _take_turn(write)
    done = _recorded(write, importing)
    if isinstance(done, Refusal):
        return done
    file, expected = importing.looked.file, importing.looked.opened.version if write.expected is None else write.expected
    contents.remove_of(write.db, opening.stream(write.context, file))
    contents.put(write.db, importing.outcome)
    return replace(write, expected=expected).handle(import_files, file, importing.command(done))


def _recorded(write: Write, importing: Importing) -> Counts | Refusal:
    foreseen, would = importing.looked.outcome.counts, importing.looked.would
    match would:
        case WouldInvite(to):
            invited = inviting.record(write, to, [each for each in importing.sealed if isinstance(each, Invitation)])
            if isinstance(invited, Refusal):
                return invited
            return replace(foreseen, invited=invited, known=foreseen.known + foreseen.invited - invited)
        case WouldRecord():
            recorded = listing.record(write, [each for each in importing.sealed if isinstance(each, RecordLine)])
            if refused := do_not_pair.record_known_otherwise(write, importing.exclusions):
                return refused
            return replace(foreseen, recorded=recorded, unchanged=foreseen.unchanged + foreseen.recorded - recorded)


def _take_turn(write: Write) -> None:
    """Until the transaction ends no other file of the trust is imported, by whichever process."""
    write.db.execute("SET LOCAL lock_timeout = '60s'")
    write.db.execute("SELECT pg_advisory_xact_lock(hashtextextended('imports ' || current_setting('app.tenant'), 0))")
    write.db.execute("SET LOCAL lock_timeout = '10s'")
