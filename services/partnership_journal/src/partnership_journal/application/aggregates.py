"""The journal's streams: each with its decider, its stored events and what its events feed."""

from partnership_journal.adapters import stored_events
from partnership_journal.domain import cohorts, participants, partnerships, sessions
from partnership_journal.read_models import agreements, attendances, due, goals, meetings, writing
from partnership_journal.read_models import cohorts as cohort_rows
from partnership_journal.read_models import partnerships as partnership_rows
from partnership_journal.read_models import sessions as session_rows
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Aggregate

ERASED = erased_people.heard_by("partnership_journal")
COHORTS = Aggregate("cohort", cohorts.cohorts, stored_events.COHORTS, (cohort_rows.apply,))
PARTICIPANTS = Aggregate("participant", participants.participants, stored_events.PARTICIPANTS)
PARTNERSHIPS = Aggregate(
    "partnership",
    partnerships.partnerships,
    stored_events.PARTNERSHIPS,
    (partnership_rows.apply, agreements.apply, meetings.apply, goals.apply, writing.apply, due.apply),
)
SESSIONS = Aggregate("session", sessions.sessions, stored_events.SESSIONS, (session_rows.apply, attendances.apply))
