"""The national table that a run prints: a row for each region by name, a column for each question."""

from collections.abc import Mapping
from typing import Any, Final

from plp_operate.terminal.tables import Row, table
from recruitment.trusts.decider import Region

REGIONS: Final[Mapping[str, str]] = {
    Region.LONDON: "London",
    Region.SOUTH_WEST: "South West",
    Region.SOUTH_EAST: "South East",
    Region.MIDLANDS: "Midlands",
    Region.EAST_OF_ENGLAND: "East of England",
    Region.NORTH_WEST: "North West",
    Region.NORTH_EAST_AND_YORKSHIRE: "North East and Yorkshire",
}
EVERYWHERE: Final = "all"
PARTICIPANTS: Final = "participants"
QUESTIONS: Final = {
    "answered": ("response", "answered"),
    "would recommend": ("recommend", "yes"),
    "been to a check-in": ("check_in", "yes"),
}
"""By the heading of a column, the fact and its figure that the column shows."""
MISSING: Final = "[x]"
ABSENT: Final = "-"


def find_line(shown: Mapping[str, Any], fact: str, area: str) -> Mapping[str, Any] | None:
    return next((line for line in shown["lines"] if (line["fact"], line["area"]) == (fact, area)), None)


def national(shown: Mapping[str, Any]) -> list[str]:
    """Of one group served, with the meanings of the symbols that occur and why the counts differ from a trust's own."""
    areas = list(dict.fromkeys(line["area"] for line in shown["lines"]))
    lines = table(("region", "trusts", "took part", *QUESTIONS, "data"), [_row(shown, area) for area in areas])
    printed = "\n".join(lines)
    legend = [f"{entry['symbol']} {entry['meaning']}" for entry in shown["legend"] if entry["symbol"] in printed]
    return [*lines, *legend, "", *_why(shown)]


def _row(shown: Mapping[str, Any], area: str) -> Row:
    people = find_line(shown, PARTICIPANTS, area)
    lines = [find_line(shown, fact, area) for fact, _ in QUESTIONS.values()]
    cells = [_cell(line, column) for line, (_, column) in zip(lines, QUESTIONS.values(), strict=True)]
    synthetic = any(line["synthetic"] for line in (people, *lines) if line is not None)
    return (_region(area), people["trusts"] if people else ABSENT, _total(people), *cells, "synthetic" if synthetic else "")


def _region(area: str) -> str:
    return "all regions" if area == EVERYWHERE else REGIONS.get(area, area)


def _total(line: Mapping[str, Any] | None) -> str:
    if line is None:
        return ABSENT
    return MISSING if line["total"] is None else str(line["total"])


def _cell(line: Mapping[str, Any] | None, column: str) -> str:
    """A count with its total, and a percentage where there is one; only a symbol where nothing was contributed."""
    figure = None if line is None else next((each for each in line["figures"] if each["column"] == column), None)
    if line is None or figure is None:
        return ABSENT
    symbol = "" if figure["symbol"] is None else f"[{figure['symbol'].strip('[]')}]"
    if figure["count"] is None or line["total"] is None:
        return symbol or MISSING
    share = "" if figure["percentage"] is None else f"({figure['percentage']}%)"
    return " ".join(text for text in (str(figure["count"]), symbol, "of", str(line["total"]), share) if text)


def _why(shown: Mapping[str, Any]) -> list[str]:
    return [
        "Why these counts differ from a trust's own table:",
        f"each is rounded to a multiple of {shown['base']} before it leaves its trust,",
        "only people who agreed to national counts are in it,",
        "and a fact that counts fewer than ten people leaves no trust.",
        f"So a region may have no figure and no total ({MISSING}) for a question; the sum for all regions is then without it.",
    ]
