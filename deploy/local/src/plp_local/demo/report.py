"""What a run prints at its end: tables that the services computed, and what happened on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Row = Sequence[object]


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """Columns aligned, numbers to the right."""
    texts = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in texts) for column in range(len(head))]
    lines = ["  ".join(_aligned(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def _aligned(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)


def respondents(shown: Mapping[str, Any], synthetic: str) -> list[str]:
    """The evaluation service's table; every share stands beside its numbers."""
    remaining, invited = shown["rate_of_remaining"], shown["rate_of_invited"]
    rows: list[Row] = [
        ("pairs at launch", shown["pairs_at_launch"], ""),
        ("participants still there", shown["remaining"], ""),
        ("invited (all who are or were participants)", shown["invited"], ""),
        ("answers, of those still there", _of(remaining), _percent(remaining)),
        ("answers, of those invited", _of(invited), _percent(invited)),
        *(
            (f"  {group['label']}", f"{group['count']} of {shown['answers']}", f"{group['share_adding']}%")
            for group in shown["groups"]
        ),
        (f"  {shown['served']['label']} in all", _of(shown["served"]), _percent(shown["served"])),
        ("would recommend", _of(shown["recommend"]), _percent(shown["recommend"])),
        ("been to a check-in", _of(shown["check_in"]), _percent(shown["check_in"])),
        ("whole pairs among the answers", shown["whole_pairs"], ""),
    ]
    note = "Shares of groups are rounded so that they add to 100 (largest remainder), all others each on its own."
    return [*table(("respondents", "count", "share"), rows), note, synthetic]


def _of(part: Mapping[str, Any]) -> str:
    return f"{part['count']} of {part['of']}"


def _percent(part: Mapping[str, Any]) -> str:
    return f"{part['share']}%"


def events(counted: Iterable[tuple[str, str, int]]) -> list[str]:
    """Service, stored event, how often."""
    rows = sorted(counted)
    total = sum(count for _, _, count in rows)
    return table(("service", "event", "times"), [*rows, ("all", "", total)])


def seconds(spent: Mapping[str, float]) -> list[str]:
    rows: list[Row] = [(name, f"{took:.1f}") for name, took in spent.items()]
    return table(("phase", "seconds"), [*rows, ("all", f"{sum(spent.values()):.1f}")])


def restarts(by_name: Mapping[str, int]) -> list[str]:
    again = [(name, count) for name, count in sorted(by_name.items()) if count]
    return table(("process", "times"), again) if again else ["nothing"]


def national(shown: Mapping[str, Any]) -> list[str]:
    return [str(shown)]


def section(title: str, lines: Iterable[str], say: Callable[[str], None]) -> None:
    say("")
    say(title)
    say("=" * len(title))
    for line in lines:
        say(line)
