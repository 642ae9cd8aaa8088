"""Which events of a round spend keys: nobody may read any more what those seal."""

from collections.abc import Iterable, Iterator, Sequence

from matching.considerations.decider import NoteWithdrawn, NoteWritten
from matching.rounds.events import Event, PairsExplained, PapersHidden
from plp_kit.core.sealed import KeyId


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """A note that is withdrawn; and, when retention ends, every paper so far, of replaced proposals too."""
    match event:
        case NoteWithdrawn(note):
            return [each.wording.reason.key for each in earlier if isinstance(each, NoteWritten) and each.note == note]
        case PapersHidden():
            return list(_papers(earlier))
        case _:
            return ()


def _papers(events: Sequence[Event]) -> Iterator[KeyId]:
    for event in events:
        match event:
            case PairsExplained(explanations):
                yield from (explanation.key for explanation in explanations)
            case NoteWritten(_, wording):
                yield wording.reason.key
            case _:
                continue
