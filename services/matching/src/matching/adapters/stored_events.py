"""What matching's log holds, by name and version."""

from matching.domain import candidates, cohorts, considerations, kept_apart, people, retention, rounds
from plp_kit.core.stored import Json, Stored, StoredEvents


def as_it_was(payload: Json) -> Json:
    """The second version only gained fields; the first says nothing of them."""
    return payload


CANDIDATES: StoredEvents[candidates.Event] = StoredEvents(
    Stored("matching.candidate_entered.v2", candidates.CandidateEntered, {"matching.candidate_entered.v1": as_it_was}),
    Stored("matching.candidate_gone.v1", candidates.CandidateGone),
)

COHORTS: StoredEvents[cohorts.Event] = StoredEvents(
    Stored("matching.cohort_heard.v1", cohorts.CohortHeard),
    Stored("matching.closing_heard.v1", cohorts.ClosingHeard),
    Stored("matching.parts_weighed.v1", cohorts.PartsWeighed),
    Stored("matching.conflict_declared.v1", cohorts.ConflictDeclared),
    Stored("matching.conflict_lifted.v1", cohorts.ConflictLifted),
    Stored("matching.retention_renewed.v1", retention.RetentionRenewed),
    Stored("matching.retention_ended.v1", retention.RetentionEnded),
    Stored("matching.papers_destroyed.v1", retention.PapersDestroyed),
)

PEOPLE: StoredEvents[people.Event] = StoredEvents(
    Stored("matching.line_heard.v1", people.LineHeard),
    Stored("matching.identity_heard.v1", people.IdentityHeard),
)

KEPT_APART: StoredEvents[kept_apart.Event] = StoredEvents(
    Stored("matching.kept_apart.v1", kept_apart.KeptApart),
)

ROUNDS: StoredEvents[rounds.Event] = StoredEvents(
    Stored("matching.round_opened.v1", rounds.RoundOpened),
    Stored("matching.pair_pinned.v1", considerations.PairPinned),
    Stored("matching.pair_vetoed.v1", considerations.PairVetoed),
    Stored("matching.pair_released.v1", considerations.PairReleased),
    Stored("matching.note_written.v1", considerations.NoteWritten),
    Stored("matching.note_withdrawn.v1", considerations.NoteWithdrawn),
    Stored("matching.pairs_proposed.v2", rounds.PairsProposed, {"matching.pairs_proposed.v1": as_it_was}),
    Stored("matching.pairs_explained.v1", rounds.PairsExplained),
    Stored("matching.proposal_signed.v1", rounds.ProposalSigned),
    Stored("matching.pairs_published.v1", rounds.PairsPublished),
    Stored("matching.pairs_unpublished.v1", rounds.PairsUnpublished),
    Stored("matching.papers_hidden.v1", rounds.PapersHidden),
)
