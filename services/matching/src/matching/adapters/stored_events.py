"""What matching's log holds, by name and version."""

from matching.domain import candidates, rounds
from plp_kit.stored_events import Stored, StoredEvents

CANDIDATES: StoredEvents[candidates.Event] = StoredEvents(
    Stored("matching.candidate_entered.v1", candidates.CandidateEntered),
    Stored("matching.candidate_gone.v1", candidates.CandidateGone),
)

ROUNDS: StoredEvents[rounds.Event] = StoredEvents(
    Stored("matching.round_opened.v1", rounds.RoundOpened),
    Stored("matching.pairs_proposed.v1", rounds.PairsProposed),
    Stored("matching.proposal_signed.v1", rounds.ProposalSigned),
    Stored("matching.pairs_published.v1", rounds.PairsPublished),
)
