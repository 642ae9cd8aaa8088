"""The letter that a pair causes, as long as it is true, and to which of the two it goes."""

from uuid import UUID

from plp_kit.core.sealed import Sealed
from plp_kit.service import Write
from recruitment.applications import queries
from recruitment.applications.decider import applications
from recruitment.applications.states import TakingPart
from recruitment.applications.table import applications as application_rows
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.notices.letters import LETTERS_ABOUT_PAIRS
from recruitment.notices.table import deliveries, pair_notices
from recruitment.notices.table.pair_notices import CausedByPair
from recruitment.notices.use_cases.about_requests import on_record
from recruitment.notices.use_cases.ready import Ready
from recruitment.notices.wordings import is_true_of_pair
from recruitment.pairs import table as pair_rows
from recruitment.pairs.decider import pairs
from recruitment.people.table import availability
from recruitment.staff import table as staff_rows


def ready(write: Write, caused: CausedByPair) -> Ready | None:
    """None where it is true no more, or the person takes part no more, is erased, has no address or may not be written to.

    The pair is not taken back until the transaction ends: when it is, it is known which notices were begun before.
    """
    pair_rows.lock(write.db, caused.pair)
    state = write.load(pairs, caused.pair).state
    if state.recorded is None or not is_true_of_pair(caused.wording, state, told=_told(write, caused.pair)):
        return None
    address = _address(write, state.recorded.cohort, caused.person)
    return None if address is None else Ready((address,), LETTERS_ABOUT_PAIRS[caused.wording])


def _told(write: Write, pair: UUID) -> bool:
    """Whether either of the two may have got an e-mail about this pair: both are told alike that it was taken back."""
    return deliveries.any_sent(write.db, pair_notices.of_pair(write.db, pair))


def _address(write: Write, cohort: CohortId, person: PersonId) -> Sealed | None:
    application = application_id(cohort, queries.applicant_in(write.db, cohort, person))
    application_rows.lock_shared(write.db, application)
    ids = sorted(staff_rows.ids_of(write.db, person), key=lambda id: (id != person, id))
    if availability.gone(write.db, ids) or availability.restricted(write.db, ids):
        return None
    takes_part = isinstance(write.load(applications, application).state, TakingPart)
    return next(on_record(write, ids), None) if takes_part else None
