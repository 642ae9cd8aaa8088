"""Matching's streams: each with its decider, its stored events and what its events feed."""

from matching.adapters import stored_events
from matching.domain import candidates, cohorts, kept_apart, people, rounds
from matching.read_models import candidates as candidate_rows
from matching.read_models import cohorts as cohort_rows
from matching.read_models import conflicts as conflict_rows
from matching.read_models import considerations as consideration_rows
from matching.read_models import due as due_rows
from matching.read_models import explanations as explanation_rows
from matching.read_models import identities as identity_rows
from matching.read_models import kept_apart as kept_apart_rows
from matching.read_models import lines as line_rows
from matching.read_models import notes as note_rows
from matching.read_models import pairs as pair_rows
from matching.read_models import rounds as round_rows
from matching.read_models import signed as signed_rows
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Aggregate

ERASED = erased_people.heard_by("matching")
CANDIDATES = Aggregate("candidate", candidates.candidates, stored_events.CANDIDATES, (candidate_rows.apply,))
COHORTS = Aggregate(
    "cohort", cohorts.cohorts, stored_events.COHORTS, (cohort_rows.apply, conflict_rows.apply, due_rows.of_cohort)
)
PEOPLE = Aggregate("person", people.people, stored_events.PEOPLE, (line_rows.apply, identity_rows.apply))
KEPT_APART = Aggregate("kept_apart", kept_apart.kept_apart, stored_events.KEPT_APART, (kept_apart_rows.apply,))
ROUNDS = Aggregate(
    "round",
    rounds.rounds,
    stored_events.ROUNDS,
    (
        round_rows.apply,
        pair_rows.apply,
        signed_rows.apply,
        explanation_rows.apply,
        consideration_rows.apply,
        note_rows.apply,
    ),
)
