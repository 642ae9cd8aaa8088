"""A matcher who is a candidate of a round reads its proposal without scores and may sign it, and does nothing else there.

A signature of theirs is a recorded conflict. Everything that shapes a proposal, or says more of the people in it, is closed.
"""

from collections.abc import Iterable
from typing import Final

from matching.ids import PersonId
from matching.rounds.membership import Membership
from plp_kit.core.deciding import Kind, Refusal

CANDIDATE_OF_ROUND: Final = Refusal(
    "candidate_of_round",
    "You are a candidate of this round. You can read its proposal and sign it; the other matchers do everything else.",
    Kind.FORBIDDEN,
)


def closed_to(
    matcher: PersonId, proposed: Iterable[PersonId], membership: Membership, *, is_published: bool = False
) -> Refusal | None:
    """Why a round is closed to a matcher, or None. `proposed` are the people of its proposal, paired or not.

    Before it is published, everybody of the cohort who can still be paired is a candidate. Joined ids are one human.
    """
    people = {*proposed} if is_published else {*proposed, *membership.to_be_paired()}
    return CANDIDATE_OF_ROUND if membership.identities.human(matcher) in membership.humans(people) else None
