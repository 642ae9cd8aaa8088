"""Why a part of a page is missing."""

from typing import Final

from portal.adapters.outcomes import Untold
from portal.entrypoints.presenters.shapes import Absent
from portal.entrypoints.words import cohort as words

SENTENCES: Final = {
    Untold.AWAY: words.AWAY,
    Untold.NOT_ALLOWED: words.NOT_ALLOWED,
    Untold.UNKNOWN: words.UNHEARD,
    Untold.SIGNED_OUT: words.AWAY,  # The page is not shown at all then.
}


def absent(untold: Untold, part: str) -> Absent:
    return Absent(SENTENCES[untold].format(part=part))
