"""What follows within the journal: whoever loses a partner has no partnership any more."""

from collections.abc import Iterator

from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.domain.participants import PartnerLost
from partnership_journal.domain.partnerships import PARTNERSHIP_ENDED, LosePartner
from plp_kit.core.aggregates import Reaction
from plp_kit.core.events import Recorded


def follow(recorded: Recorded[object]) -> Iterator[Reaction]:
    match recorded.event:
        case PartnerLost(partnership, on):
            yield Reaction(PARTNERSHIPS, partnership, LosePartner(on), frozenset({PARTNERSHIP_ENDED.code}))
        case _:
            return
