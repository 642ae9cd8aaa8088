"""What follows within recruitment: a restriction that is granted is placed on the person."""

from collections.abc import Iterator

from plp_kit.core.aggregates import Reaction
from plp_kit.core.events import Recorded
from recruitment.application.aggregates import PEOPLE
from recruitment.people.decider import ERASED_ALREADY, ERASURE_BEGUN, RESTRICTION_UNCHANGED, Restrict
from recruitment.requests.decider import RequestAnswered

ALREADY = frozenset({RESTRICTION_UNCHANGED.code, ERASURE_BEGUN.code, ERASED_ALREADY.code})
"""Nobody looks at what is restricted already, or being destroyed."""


def follow(recorded: Recorded[object]) -> Iterator[Reaction]:
    match recorded.event:
        case RequestAnswered(restricts=person) if person is not None:
            yield Reaction(PEOPLE, person, Restrict(restricted=True), ALREADY)
        case _:
            return
