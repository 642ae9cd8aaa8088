"""Answers are rendered from marked views alone, and a view that must not leave the service stops it from starting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.web.views import NotToBeShown, schema_of


class Whose(StrEnum):
    SHARED = "shared"
    OWN = "own"


@shown
@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as its author reads it."""

    whose: Whose
    text: str | None
    set_on: date
    by: UUID


@shown
@dataclass(frozen=True, slots=True)
class Journal:
    goals: Sequence[Goal]
    topics: frozenset[str]
    counts: dict[str, int]


GOAL = Goal(Whose.OWN, None, date(2021, 4, 12), UUID(int=1))


def test_a_view_is_rendered_field_by_field() -> None:
    rendered = schema_of(Journal)().dump(Journal([GOAL], frozenset({"wards"}), {"met": 2}))
    goal = {"whose": "own", "text": None, "set_on": "2021-04-12", "by": str(UUID(int=1))}
    assert rendered == {"goals": [goal], "topics": ["wards"], "counts": {"met": 2}}


def test_the_same_view_has_one_schema() -> None:
    assert schema_of(Goal) is schema_of(Goal)


def test_an_enumeration_is_an_open_string_with_its_known_values() -> None:
    assert schema_of(Goal)().fields["whose"].metadata["examples"] == ["shared", "own"]


@shown
@dataclass(frozen=True, slots=True)
class Share:
    percent: Decimal


def test_a_decimal_is_text_in_an_answer_and_in_its_documentation() -> None:
    assert schema_of(Share)().dump(Share(Decimal("50.0"))) == {"percent": "50.0"}
    document = APISpec("Views", "1", "3.1.0", plugins=[MarshmallowPlugin()])
    document.components.schema("Share", schema=schema_of(Share))
    assert document.to_dict()["components"]["schemas"]["Share"]["properties"]["percent"] == {"type": "string"}


@dataclass(frozen=True, slots=True)
class Unmarked:
    text: str


@shown
@dataclass(frozen=True, slots=True)
class WithSealed:
    text: Sealed


@shown
@dataclass(frozen=True, slots=True)
class WithManySealed:
    texts: tuple[Sealed, ...]


@shown
@dataclass(frozen=True, slots=True)
class WithKey:
    key: KeyId


@shown
@dataclass(frozen=True, slots=True)
class WithAnything:
    row: object


@shown
@dataclass(frozen=True, slots=True)
class WithUnmarked:
    inner: Unmarked | None


@dataclass(frozen=True, slots=True)
class Inherited(Goal):
    secret: str


REFUSED = [
    (Unmarked, "Unmarked is not marked with @shown"),
    (WithSealed, "WithSealed.text is sealed"),
    (WithManySealed, "WithManySealed.texts is sealed"),
    (WithKey, "WithKey.key is the id of a key"),
    (WithAnything, "WithAnything.row has no form in an answer"),
    (WithUnmarked, "Unmarked is not marked with @shown"),
    (Inherited, "Inherited is not marked with @shown"),
]


@pytest.mark.parametrize(("view", "message"), REFUSED, ids=[view.__name__ for view, _ in REFUSED])
def test_a_view_that_may_not_be_shown_is_refused(view: type, message: str) -> None:
    with pytest.raises(NotToBeShown, match=message):
        schema_of(view)
