"""The tables that a run prints at its end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plp_demo.platform.dated import Moved
from plp_operate.terminal.tables import Row, table


def respondents(shown: Mapping[str, Any]) -> list[str]:
    """The evaluation service's table; every share is beside its numbers."""
    answers, of_remaining = shown["answers"], f"{shown['answers_of_remaining']} of {shown['remaining']}"
    served = next(group["label"] for group in shown["groups"] if group["group"] == "served")
    rows: list[Row] = [
        ("pairs at launch", shown["pairs_at_launch"], ""),
        ("participants still there", shown["remaining"], ""),
        ("invited (all who are or were participants)", shown["invited"], ""),
        ("answers", answers, ""),
        ("  response rate of those still there", of_remaining, _percent(shown["rate_of_remaining"])),
        ("  response rate of those invited", f"{answers} of {shown['invited']}", _percent(shown["rate_of_invited"])),
        *((f"  {row['label']}", f"{row['count']} of {answers}", _percent(row["share_adding"])) for row in shown["groups"]),
        (f"  {served} in all", *_part(shown["served"])),
        ("would recommend", *_part(shown["recommend"])),
        ("been to a check-in", *_part(shown["check_in"])),
        ("whole pairs among the answers", shown["whole_pairs"], ""),
    ]
    note = "The three groups' shares are rounded so that they add to 100 (largest remainder), all others each on its own."
    return [*table(("", "count", "share"), rows), note]


def rounds(shown: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each round of a cohort by the objectives in their order; partners never see a score."""
    head = ("round", "pairs", "unplaced", "worst pair", "sum", "price of fairness", "kept", "signed by")
    return table(head, [_round(number, row) for number, row in enumerate(shown, start=1)])


def _round(number: int, shown: Mapping[str, Any]) -> Row:
    summary = (shown["proposal"] or {}).get("summary") or {}
    total, greatest = summary.get("total", ""), summary.get("greatest")
    fairness = "" if greatest is None else greatest - total
    worst, kept, seats = summary.get("worst_pair_score", ""), summary.get("kept", ""), ", ".join(shown["signed_seats"])
    return (f"{number} ({shown['purpose']})", shown["pairs"], shown["unplaced"], worst, total, fairness, kept, seats)


def _part(part: Mapping[str, Any]) -> tuple[str, str]:
    return f"{part['count']} of {part['base']}", _percent(part["share"])


def _percent(share: str | None) -> str:
    return "" if share is None else f"{share}%"


def events(counted: Iterable[tuple[str, str, int]]) -> list[str]:
    """Service, stored event, how often."""
    rows = sorted(counted)
    total = sum(count for _, _, count in rows)
    return table(("service", "event", "times"), [*rows, ("all", "", total)])


def seconds(spent: Mapping[str, float]) -> list[str]:
    rows: list[Row] = [(name, f"{took:.1f}") for name, took in spent.items()]
    return table(("phase", "seconds"), [*rows, ("all", f"{sum(spent.values()):.1f}")])


def moved_dates(moved: Iterable[Moved]) -> list[str]:
    """Every date that a change of a cohort's dates moved, in all services."""
    rows = [(each.service, each.what, each.before.isoformat(), each.after.isoformat(), each.rows) for each in moved]
    return table(("service", "what", "before", "after", "rows"), rows)


def restarts(by_name: Mapping[str, int]) -> list[str]:
    """Every process by name, and how often it was started again."""
    return table(("process", "started again"), sorted(by_name.items()))


def national_facts(shown: Mapping[str, Any]) -> list[str]:
    """All that the insights service shows of one group served: a line for each fact, area and row."""
    lines = [line for fact in dict.fromkeys(line["fact"] for line in shown["lines"]) for line in _fact(shown, fact)]
    legend = [f"{entry['symbol']} {entry['meaning']}" for entry in shown["legend"]]
    return [*lines, *legend, *shown["notes"]]


def _fact(shown: Mapping[str, Any], fact: str) -> list[str]:
    lines = [line for line in shown["lines"] if line["fact"] == fact]
    head = ("area", "trusts", fact, *(figure["column"] for figure in lines[0]["figures"]), "all", "data")
    return [*table(head, (_line(line) for line in lines)), ""]


def _line(line: Mapping[str, Any]) -> Row:
    figures = (_figure(figure) for figure in line["figures"])
    total = "" if line["total"] is None else line["total"]
    return (line["area"], line["trusts"], line["row"], *figures, total, "synthetic" if line["synthetic"] else "")


def _figure(figure: Mapping[str, Any]) -> str:
    count = "" if figure["count"] is None else str(figure["count"])
    share = "" if figure["percentage"] is None else f"({figure['percentage']}%)"
    symbol = "" if figure["symbol"] is None else f"[{figure['symbol']}]"
    return " ".join(text for text in (count, symbol, share) if text)


def section(title: str, lines: Iterable[str], write: Callable[[str], None]) -> None:
    for line in ("", title, "=" * len(title), *lines):
        write(line)
