"""`GET /me/data` leaves nobody out: derived from every stored event, with a reason for each that is not shown."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Final, get_type_hints
from uuid import UUID

import pytest

from evaluation.service import EVALUATION
from matching.service import MATCHING
from partnership_journal.service import JOURNAL
from plp_kit.core.sealed import Sealed
from plp_kit.my_data import Holding
from plp_kit.service import Service
from recruitment.service import RECRUITMENT
from tests.contracts import golden

ABOUT_PEOPLE: Final = (RECRUITMENT, MATCHING, JOURNAL, EVALUATION)

NOT_HELD: Final[Mapping[tuple[str, str], str]] = {
    ("recruitment", "trust"): "Who proposed and who answered settings: they find that among what they did.",
    (
        "recruitment",
        "hold",
    ): "A legal hold is shown to nobody whom it is about. Who placed it finds that among what they did.",
    ("recruitment", "round"): "Who was named as a substitute: matching has it, and shows it to them.",
    ("evaluation", "contribution"): "Who approved and who held one: they find that among what they did.",
}
"""Kinds of streams that name people, or hold sealed words, and are no holding."""

UNSHOWN: Final[Mapping[str, str]] = {
    "matching.pair_pinned.v1": "It would tell whom matchers considered. A matcher finds their own among what they did.",
    "matching.pair_vetoed.v1": "As pinned.",
    "matching.pair_released.v1": "As pinned.",
    "partnership_journal.addresses_shown.v1": "It follows from what each of the two chose, which is shown to them.",
    "partnership_journal.pairing_refused.v1": "Who said so is shown it. Their partner learns only that the pair was taken back.",
    "matching.proposal_signed.v1": "Other ids of the person who signed: it is shown once, under the id that signed.",
}
"""Events of holdings that name people to whom they are not shown."""


def holdings(service: Service) -> dict[object, Holding]:
    every: tuple[Holding, ...] = import_module(f"{service.name}.my_data.use_cases").HOLDINGS
    return {each.decider: each for each in every}


def named(part: object) -> Iterator[UUID]:
    """The people whom an event names, wherever they are in it."""
    if is_dataclass(part) and not isinstance(part, type | Sealed):
        hints = get_type_hints(type(part))
        for field in fields(part):
            value = getattr(part, field.name)
            yield from _ids(value) if "PersonId" in str(hints[field.name]) else named(value)
    elif isinstance(part, tuple | list | frozenset):
        for inner in part:
            yield from named(inner)


def _ids(value: object) -> Iterator[UUID]:
    match value:
        case UUID():
            yield value
        case tuple() | frozenset() | list():
            for inner in value:
                yield from _ids(inner)
        case _:
            return


def seals(part: object) -> bool:
    match part:
        case Sealed():
            return True
        case tuple() | list() | frozenset():
            return any(map(seals, part))
        case _:
            return is_dataclass(part) and any(seals(getattr(part, field.name)) for field in fields(part))


def examples(service: Service, kind: str) -> Iterator[tuple[str, object]]:
    """The golden events of a slice."""
    kept, (stored,) = golden.kept(service), [each.stored for each in service.slices if each.kind == kind]
    for name in stored.shapes:
        for payload in kept[name]:
            yield name, stored.decode(name, json.dumps(payload))


@pytest.mark.parametrize("service", ABOUT_PEOPLE, ids=lambda service: str(service.name))
def test_streams_that_name_people_or_hold_sealed_words_are_among_what_a_person_is_shown(service: Service) -> None:
    """Survey answers are nobody's."""
    held = holdings(service)
    about_people = {
        each.kind
        for each in service.slices
        if any(seals(event) or [*named(event)] for _, event in examples(service, each.kind)) and each.kind != "answers"
    }
    left_out = about_people - {each.kind for each in service.slices if each.decider in held}
    assert left_out == {kind for name, kind in NOT_HELD if name == service.name}


@pytest.mark.parametrize("service", ABOUT_PEOPLE, ids=lambda service: str(service.name))
def test_an_event_is_shown_to_everybody_whom_it_names(service: Service) -> None:
    held, unshown = holdings(service), set()
    for each in service.slices:
        if each.decider in held:
            for name, event in examples(service, each.kind):
                unshown |= {name for person in named(event) if held[each.decider].own(person, event) is None}
    assert unshown == {name for name in UNSHOWN if name.startswith(f"{service.name}.")}
