"""The privacy page lists every field that stands in clear: a new one fails here until somebody has listed it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plp_kit.core.sealed import Sealed
from tests.support.privacy.plain import of_events, of_tables, plain_fields
from tests.support.privacy.story import Story

PAGE = Path(__file__).resolve().parents[2] / "docs" / "privacy.md"
ROW = re.compile(r"\| `(?P<name>[^`]+)` \| (?P<plain>[^|]*) \|(?P<hidden> [^|]*\|)?")
Listed = dict[str, tuple[set[str], set[str]]]


def listed(text: str) -> Listed:
    """By event or table: the fields that the page calls plain, and those that it calls not plain."""
    rows = (ROW.fullmatch(line) for line in text.partition("## Every plain field")[2].splitlines())
    return {row["name"]: (_names(row["plain"]), _names(row["hidden"] or "")) for row in rows if row}


def _names(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def missing(page: Listed, stored: dict[str, set[str]]) -> list[str]:
    """What stands in clear and is not on the page, or on the page and nowhere else."""
    return sorted(_differences(page, stored))


def _differences(page: Listed, stored: dict[str, set[str]]) -> Iterator[str]:
    for name in page.keys() - stored.keys():
        yield f"{name} is listed and does not exist"
    for name, fields in stored.items():
        plain, hidden = page.get(name, (set(), set()))
        if fields != plain | hidden or plain & hidden or name not in page:
            yield f"| `{name}` | {', '.join(f'`{field}`' for field in sorted(fields - hidden)) or 'nothing'} |"


@pytest.fixture(scope="module")
def page() -> Listed:
    return listed(PAGE.read_text(encoding="utf-8"))


def of(page: Listed, *, events: bool) -> Listed:
    return {name: fields for name, fields in page.items() if (": " not in name) is events}


def test_every_plain_field_of_every_stored_event_is_on_the_page(page: Listed) -> None:
    assert missing(of(page, events=True), of_events()) == []


def test_every_column_of_every_table_is_on_the_page(page: Listed, story: Story) -> None:
    assert missing(of(page, events=False), of_tables(story.platform.data, story.platform.vault)) == []


@dataclass(frozen=True, slots=True)
class Naive:
    person: str
    told: tuple[Sealed, ...]
    why: str | None


def test_a_new_plain_field_is_found_out(page: Listed) -> None:
    assert set(plain_fields(Naive)) == {"person", "why"}
    events = {**of_events(), "recruitment.declined.v1": {"reason", "why"}}
    assert missing(of(page, events=True), events) == ["| `recruitment.declined.v1` | `reason`, `why` |"]
    without = {name: fields for name, fields in of_events().items() if name != "recruitment.declined.v1"}
    assert missing(of(page, events=True), without) == ["recruitment.declined.v1 is listed and does not exist"]


def test_what_the_page_calls_not_plain_is_sealed_or_described_elsewhere(page: Listed) -> None:
    hidden = {f"{name}.{field}" for name, (_, fields) in page.items() for field in fields}
    assert hidden == {
        "every service: events.payload",
        "every service: parked_messages.data",
        "bus: log.data",
        "recruitment: staff_1.contact",
        "matching: do_not_pair_1.others",
        "matching: explanations_1.explanations",
        "matching: notes_1.reason",
        "partnership_journal: goals_1.wording",
        "partnership_journal: agreements_1.part",
        "partnership_journal: writing_1.wording",
        "evaluation: waiting_answers.sealed",
        "portal: sessions.sealed",
        "vault: keys.wrapped",
    }
