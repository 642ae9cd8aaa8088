"""What somebody has written themselves, in all services, for a page and for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.my_data.held import words
from portal.my_data.held.calls import ApplicationText, PartnershipText
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.present import day


@dataclass(frozen=True, slots=True)
class OwnText:
    what: str
    words: str
    written: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts of one part. `absent` says why there is nothing to show."""

    heading: str
    texts: tuple[OwnText, ...]
    absent: str | None = None


def shelves(
    applications: Outcome[tuple[ApplicationText, ...]], partnerships: Outcome[tuple[PartnershipText, ...]]
) -> tuple[Shelf, ...]:
    return (_shelf("recruiting", applications), _shelf("partnership", partnerships))


def _shelf(part: str, outcome: Outcome[tuple[ApplicationText, ...]] | Outcome[tuple[PartnershipText, ...]]) -> Shelf:
    heading = words.WRITING_PARTS[part]
    match outcome:
        case Answer(texts):
            return Shelf(heading, tuple(_readable(texts)))
        case ApiError.AWAY:
            return Shelf(heading, (), words.AWAY)
        case _:
            return Shelf(heading, (), words.NOT_HERE)


def _readable(texts: Sequence[ApplicationText] | Sequence[PartnershipText]) -> Iterator[OwnText]:
    for text in texts:
        if text.words is not None:
            what = words.TEXTS.get(text.what) or text.what.replace("_", " ").capitalize()
            yield OwnText(what, text.words, words.WRITTEN_ON.format(day=day(text.written_on)))


def file_of(shown: Sequence[Shelf]) -> str:
    """As plain text."""
    return "\n".join(line for shelf in shown for line in _lines(shelf))


def _lines(shelf: Shelf) -> Iterator[str]:
    yield from (shelf.heading, "")
    if shelf.absent:
        yield from (shelf.absent, "")
    for text in shelf.texts:
        yield from (text.what, text.written, "", text.words, "", "")
