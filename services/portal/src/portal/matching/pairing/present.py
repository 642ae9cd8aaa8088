"""What a pin, a veto or a swap would change, by name and in numbers; and what is held of two people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.matching.acts.calls import Candidate, Couple
from portal.matching.acts.present import choices, name_of, names_listed, others_for, pair_name
from portal.matching.pairing import words
from portal.matching.pairing.calls import Held, Measures, Preview
from portal.matching.pairing.words import ActWords
from portal.site.calls import Refused
from portal.site.present import Choice, Fact

Names = Mapping[UUID, str]
NOT_AVAILABLE: Final = "not_available"


def people_in(couple: Couple, preview: Preview | None) -> Iterator[UUID]:
    """Whose names the page shows."""
    yield from (couple.one, couple.other)
    if preview:
        yield from preview.left_alone
        for pair in preview.new_pairs:
            yield from (pair.senior, pair.colleague)
        if preview.shortage:
            yield from (*preview.shortage.people, *preview.shortage.partners)


def back_from(act: ActWords, round_id: UUID, one: UUID | None, other: UUID | None) -> tuple[str, str]:
    """To the page with the button. A pair is released from the list of the round, for a vetoed one has no page of its own."""
    at = f"/rounds/{round_id}"
    if one is not None and act is words.SWAP:
        return words.TO_PERSON, f"{at}/people/{one}"
    if one is not None and other is not None and act is not words.RELEASE:
        return words.TO_PAIR, f"{at}/pairs/{one}/{other}"
    return words.TO_ROUND, at


def couple_fact(act: ActWords, couple: Couple, names: Names) -> Fact:
    return Fact(act.chosen, pair_name(names, couple.one, couple.other))


def preview_facts(act: ActWords, preview: Preview, names: Names) -> Iterator[Fact]:
    yield from _measured(act, preview.before, preview.after)
    pairs = [
        words.NEW_PAIR.format(pair=pair_name(names, pair.senior, pair.colleague), score=f"{pair.score:,}")
        for pair in preview.new_pairs
    ]
    yield Fact(words.NEW_PAIRS, "\n".join(sorted(pairs)) or words.NO_NEW_PAIRS)
    yield Fact(words.LEFT_ALONE, names_listed(names, preview.left_alone) or words.NOBODY)
    if preview.kept_lost:
        yield Fact(words.KEPT_LOST, f"{preview.kept_lost:,}")
    if preview.shortage:
        people, partners = (names_listed(names, each) for each in (preview.shortage.people, preview.shortage.partners))
        yield Fact(words.SHORTAGE, words.SHORT.format(people=people, partners=partners or words.NOBODY))


def _measured(act: ActWords, before: Measures, after: Measures) -> Iterator[Fact]:
    """A pair that is pinned no longer counts as the worst: the number alone would look like a better proposal."""
    yield Fact(words.PLACED, _compared(before.placed, after.placed))
    worst = _compared(before.worst_pair_score, after.worst_pair_score)
    yield Fact(words.WORST, words.PINS_LEFT_OUT.format(compared=worst) if act in {words.PIN, words.SWAP} else worst)
    yield Fact(words.TOTAL, _compared(before.total, after.total))


def _compared(before: int, now: int) -> str:
    return (words.SAME if before == now else words.INSTEAD).format(now=f"{now:,}", before=f"{before:,}")


def cannot(act: ActWords, refused: Refused) -> str:
    """Why there is nothing to preview. The service says of a swap what it says of two people who are to be a pair."""
    return words.NO_SWAP if act is words.SWAP and refused.code == NOT_AVAILABLE else refused.detail


def held_as(held: Iterable[Held], couple: Couple) -> Fact | None:
    """What is pinned or vetoed of these two; None where nothing is."""
    kinds = [each.kind for each in held if {each.one, each.other} == {couple.one, couple.other}]
    return Fact(words.HELD_AS, ", ".join(words.KINDS.get(kind, kind) for kind in kinds)) if kinds else None


@dataclass(frozen=True, slots=True)
class Picking:
    """A person of two who are to be chosen: by this name in the address, from these people."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def picking(act: ActWords, candidates: tuple[Candidate, ...], one: UUID | None, names: Names) -> tuple[Picking, ...]:
    """The second where the first is chosen already, else both."""
    others = others_for(candidates, one, same_side=act is words.SWAP)
    second = Picking("other", words.CHOOSE_OTHER, tuple(choices(names, others)))
    if one is not None:
        question = words.CHOSEN_TO_SWAP if act is words.SWAP else words.CHOSEN
        return (Picking("other", question.format(name=name_of(names, one)), second.choices),)
    return (Picking("one", words.CHOOSE_ONE, second.choices), second)
