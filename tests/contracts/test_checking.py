"""What the checker refuses, each planted in a language of one message."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import pytest

from plp_contracts.checking import check
from plp_contracts.generating import generate, publish
from plp_contracts.sources import Source
from plp_kit.core.events import Recorded
from plp_kit.core.slices import Slices
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.publishing import Publication, PublishedLanguage
from plp_kit.service import Service

V1 = "events/trial.Told/v1.schema.json"
V2 = "events/trial.Told/v2.schema.json"
V3 = "events/trial.Told/v3.schema.json"


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


class WiderSide(StrEnum):
    SENIOR = "senior"
    SERVED = "served"
    BOTH = "both"


class NarrowerSide(StrEnum):
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Part:
    number: int


@dataclass(frozen=True, slots=True)
class OtherPart:
    number: str


@dataclass(frozen=True, slots=True)
class Told:
    person: UUID
    side: Side
    parts: tuple[Part, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WithMore:
    """Reworded, too."""

    person: UUID
    side: Side
    parts: tuple[Part, ...]
    note: str | None = None
    more: int | None = None


@dataclass(frozen=True, slots=True)
class WithoutSide:
    person: UUID
    parts: tuple[Part, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WithoutNote:
    person: UUID
    side: Side
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class OfAnotherType:
    person: str
    side: Side
    parts: tuple[Part, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OfOtherParts:
    person: UUID
    side: Side
    parts: tuple[OtherPart, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MoreNeeded:
    person: UUID
    side: Side
    parts: tuple[Part, ...]
    more: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoteNeeded:
    person: UUID
    side: Side
    parts: tuple[Part, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PartsNotNeeded:
    person: UUID
    side: Side
    parts: tuple[Part, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Wider:
    person: UUID
    side: WiderSide
    parts: tuple[Part, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Narrower:
    person: UUID
    side: NarrowerSide
    parts: tuple[Part, ...]
    note: str | None = None


def _translate(_recorded: Recorded[object]) -> object:
    raise NotImplementedError


def saying(shape: type, name: str = "trial.Told.v1", heard: str | None = None) -> Sequence[Source]:
    """A service that publishes one message, and perhaps receives another."""
    language = PublishedLanguage(Publication(object, name, shape, "trial", _translate))
    subscription = Subscription(("trial",), {heard: shape}) if heard else Subscription()
    return [Source(Service("trial", "Trial", Slices(()), language, Path(), topics=("trial",), subscription=subscription))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the first version is published."""
    generate(tmp_path, saying(Told))
    publish(tmp_path, saying(Told))
    assert check(tmp_path, saying(Told)) == []
    return tmp_path


def problems(root: Path, shape: type, name: str = "trial.Told.v2") -> list[str]:
    """After somebody generated what they had changed."""
    generate(root, saying(shape, name))
    return check(root, saying(shape, name))


def test_generating_again_changes_nothing(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert generate(root, saying(Told)) == []
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_before_the_first_release_a_first_version_may_be_written_anew(tmp_path: Path) -> None:
    generate(tmp_path, saying(Told))
    assert problems(tmp_path, WithoutSide, "trial.Told.v1") == []
    assert '"side"' not in (tmp_path / "contracts" / V1).read_text(encoding="utf-8")


def test_an_optional_field_may_be_added(root: Path) -> None:
    assert problems(root, WithMore) == []
    assert (root / "contracts" / V1).is_file()


BREAKS = [
    (WithoutSide, "field_removed: side"),
    (WithoutNote, "field_removed: note"),
    (OfAnotherType, "type_changed: person"),
    (OfOtherParts, "type_changed: parts[].number"),
    (MoreNeeded, "field_added_as_required: more"),
    (NoteNeeded, "field_now_required: note"),
    (PartsNotNeeded, "field_no_longer_required: parts"),
    (Wider, "enum_changed: side"),
    (Narrower, "enum_changed: side"),
]


@pytest.mark.parametrize(("shape", "told"), BREAKS, ids=[shape.__name__ for shape, _ in BREAKS])
def test_a_version_that_breaks_readers_is_refused_by_path_and_rule(root: Path, shape: type, told: str) -> None:
    faults = problems(root, shape)
    assert [problem for problem in faults if problem.startswith(f"{V2}: {told} (against v1;")]
    assert f"{V2}: not_published: it is not in published.txt; run make contracts-generate" in faults
    assert V2 not in (root / "contracts/published.txt").read_text(encoding="utf-8")


def test_a_version_is_compared_with_every_earlier_one(root: Path) -> None:
    assert problems(root, WithMore) == []
    assert [problem for problem in problems(root, Told, "trial.Told.v3") if f"{V3}: field_removed: more (against v2;" in problem]


def test_a_version_needs_the_one_before_it(root: Path) -> None:
    assert f"{V3}: version_missing: there is no v2 before it" in problems(root, Told, "trial.Told.v3")


def test_a_published_version_is_not_generated_anew(root: Path) -> None:
    faults = problems(root, WithMore, "trial.Told.v1")
    assert f"{V1}: drift: the code says otherwise (added or reworded); a change needs a new version" in faults
    assert '"more"' not in (root / "contracts" / V1).read_text(encoding="utf-8")
    faults = problems(root, WithoutSide, "trial.Told.v1")
    assert f"{V1}: drift: the code says otherwise (field_removed: side); a change needs a new version" in faults


def test_a_published_file_does_not_change(root: Path) -> None:
    schema = root / "contracts" / V1
    schema.write_text(schema.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    faults = [problem for problem in check(root, saying(Told)) if problem.startswith(f"{V1}: published_changed")]
    assert len(faults) == 1


def test_a_published_file_is_not_removed(root: Path) -> None:
    generate(root, saying(WithMore, "trial.Told.v2"))
    (root / "contracts" / V1).unlink()
    assert problems(root, WithMore)[0].startswith(f"{V1}: published_removed")


def test_what_nobody_says_any_more_stays(root: Path) -> None:
    assert problems(root, WithoutSide, "trial.Said.v1") == []
    assert (root / "contracts/events/trial.Told/v1.example.json").is_file()


def test_the_code_does_not_go_back_to_an_earlier_version(root: Path) -> None:
    assert problems(root, WithMore) == []
    assert f"{V1}: superseded: v2 is published, and the code still says this one" in check(root, saying(Told))


@pytest.mark.parametrize("path", ["trial/asyncapi.yaml", "openapi/trial.json", "events/trial.Told/v1.example.json"])
def test_a_file_that_differs_from_the_code_is_refused(root: Path, path: str) -> None:
    file = root / "contracts" / path
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert check(root, saying(Told)) == [f"{path}: drift: the code says otherwise; run make contracts-generate"]
    file.unlink()
    assert [problem for problem in check(root, saying(Told)) if problem.startswith(f"{path}: drift")]


def test_a_file_that_nothing_makes_is_refused_and_removed(root: Path) -> None:
    stray = root / "contracts/events/trial.Other/v1.schema.json"
    stray.parent.mkdir()
    stray.write_text("{}", encoding="utf-8")
    assert check(root, saying(Told)) == ["events/trial.Other/v1.schema.json: stray: nothing in the code makes it"]
    generate(root, saying(Told))
    assert not stray.exists()


@pytest.mark.parametrize("name", ["trial.Told", "trial.told.v1", "other.Told.v1"])
def test_a_name_is_its_service_s_with_a_version(tmp_path: Path, name: str) -> None:
    assert [problem for problem in check(tmp_path, saying(Told, name)) if problem.startswith("name_malformed")]


def test_nobody_receives_what_nobody_publishes(root: Path) -> None:
    said = "trial/asyncapi.yaml: unpublished: trial receives trial.Whispered.v1, which nothing publishes"
    assert said in check(root, saying(Told, heard="trial.Whispered.v1"))
