"""A field of an answer over HTTP goes only where the change says so."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.views import MethodView

from plp_contracts.checking import check
from plp_contracts.generating import generate
from plp_contracts.sources import Source
from plp_kit.core.shown import shown
from plp_kit.core.slices import Slices
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.roles import Role

DOCUMENT = "openapi/trial.json"
GONE = "trial GET /pairs/{pair} people[].name"


@shown
@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str


@shown
@dataclass(frozen=True, slots=True)
class Pair:
    people: tuple[Person, ...]


@shown
@dataclass(frozen=True, slots=True)
class PersonWithoutName:
    id: str


@shown
@dataclass(frozen=True, slots=True)
class PairWithoutNames:
    people: tuple[PersonWithoutName, ...]


@shown
@dataclass(frozen=True, slots=True)
class PairWithMore:
    people: tuple[Person, ...]
    score: int


def answering(view: type) -> list[Source]:
    """A service with one route."""
    blueprint = Blueprint("pairs", __name__, description="Pairs")

    @blueprint.route("/pairs/<pair>")
    class _Pairs(MethodView):
        @requires(Role.FACILITATOR)
        @blueprint.answers(view)
        def get(self, pair: str) -> object:
            """A pair."""
            raise NotImplementedError(pair)

    return [Source(Service("trial", "Trial", Slices(()), PublishedLanguage(), Path()), (blueprint,))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    generate(tmp_path, answering(Pair))
    assert check(tmp_path, answering(Pair)) == []
    return tmp_path


def test_a_field_may_be_added(root: Path) -> None:
    generate(root, answering(PairWithMore))
    assert check(root, answering(PairWithMore)) == []


def test_a_removed_field_is_refused_and_the_document_stays(root: Path) -> None:
    before = (root / "contracts" / DOCUMENT).read_text(encoding="utf-8")
    generate(root, answering(PairWithoutNames))
    problems = check(root, answering(PairWithoutNames))
    assert f"{DOCUMENT}: response_field_removed: {GONE}; a change that takes it away names it in removed.txt" in problems
    assert (root / "contracts" / DOCUMENT).read_text(encoding="utf-8") == before


def test_a_removed_field_that_the_change_names_goes(root: Path) -> None:
    (root / "contracts/removed.txt").write_text(f"{GONE}\n", encoding="utf-8")
    generate(root, answering(PairWithoutNames))
    assert check(root, answering(PairWithoutNames)) == []


def test_a_field_that_is_still_answered_is_not_named(root: Path) -> None:
    (root / "contracts/removed.txt").write_text(f"# Nobody read it.\n{GONE}\n", encoding="utf-8")
    assert check(root, answering(Pair)) == [f"removed.txt: needless: {GONE} is still answered"]
