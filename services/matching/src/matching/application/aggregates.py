"""Matching's streams: each with its decider, its stored events and what its events feed."""

from matching.adapters import stored_events
from matching.domain import candidates, rounds
from matching.read_models import candidates as candidate_rows
from matching.read_models import pairs as pair_rows
from matching.read_models import rounds as round_rows
from plp_kit import erased_people
from plp_kit.aggregates import Aggregate

ERASED = erased_people.heard_by("matching")
CANDIDATES = Aggregate("candidate", candidates.candidates, stored_events.CANDIDATES, (candidate_rows.apply,))
ROUNDS = Aggregate("round", rounds.rounds, stored_events.ROUNDS, (round_rows.apply, pair_rows.apply))
