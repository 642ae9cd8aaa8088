"""The national tables in print: one by region for everybody, and one a fact behind `--full`."""

from datetime import date
from pathlib import Path
from typing import Any

from plp_demo.platform.addresses import Addresses, Secrets
from plp_demo.platform.dated import moved
from plp_demo.report.national import REGIONS, national
from plp_demo.report.running_now import NOBODY, running_now
from plp_demo.report.tables import moved_dates, national_facts
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_operate.deployment.services import SERVICES
from recruitment.trusts.decider import Region

LEGEND = [
    {"symbol": "[low]", "meaning": "The count is 0 after rounding."},
    {"symbol": "[x]", "meaning": "Not available."},
]
MISSING = {"count": None, "symbol": "x", "percentage": None}


def line(fact: str, area: str, total: int | None, **figures: tuple[int, str | None]) -> dict[str, Any]:
    """A figure's count and percentage by its column; no total: not available."""
    shown = [
        {"column": column, **({"count": count, "symbol": None if count else "low", "percentage": share} if total else MISSING)}
        for column, (count, share) in figures.items()
    ]
    return {"fact": fact, "area": area, "trusts": 1, "row": "all", "total": total, "synthetic": True, "figures": shown}


def in_area(area: str, recommend: int | None) -> list[dict[str, Any]]:
    return [
        line("participants", area, 90, there=(90, None), left=(0, None)),
        line("response", area, 90, answered=(45, "50.0"), not_answered=(45, "50.0")),
        line("recommend", area, recommend, yes=(0, None), no=(20, None)),
        line("check_in", area, 20, yes=(10, None), no=(10, None)),
    ]


def printed(*lines: dict[str, Any]) -> list[str]:
    return national({"lines": list(lines), "legend": LEGEND, "notes": [], "base": 5})


def test_regions_stand_under_their_names_with_counts_totals_and_percentages() -> None:
    rows = printed(*in_area("Y60", 20), *in_area("all", 20))
    assert rows[2].split("  ")[0] == "Midlands"
    assert rows[3].split("  ")[0] == "all regions"
    assert "45 of 90 (50.0%)" in rows[2]
    assert "0 [low] of 20" in rows[2]
    assert rows[2].endswith("10 of 20  synthetic")
    assert "[low] The count is 0 after rounding." in rows
    assert not any(row.startswith("[x]") for row in rows), "a symbol that does not occur needs no meaning"


def test_a_missing_total_is_a_symbol_and_is_explained() -> None:
    rows = printed(*in_area("Y61", None))
    assert rows[2].split() == [
        "East",
        "of",
        "England",
        "1",
        "90",
        "45",
        "of",
        "90",
        "(50.0%)",
        "[x]",
        "10",
        "of",
        "20",
        "synthetic",
    ]
    assert "[x] Not available." in rows
    assert any("no total ([x])" in row for row in rows)


def test_a_fact_that_no_table_has_leaves_its_column_open() -> None:
    assert printed(in_area("Y60", 20)[0])[2].split() == ["Midlands", "1", "90", "-", "-", "-", "synthetic"]


def test_every_region_has_a_name() -> None:
    assert set(REGIONS) == set(Region)


def test_why_the_counts_differ_is_said_in_words() -> None:
    words = " ".join(printed(*in_area("Y60", 20)))
    assert all(part in words for part in ("multiple of 5", "agreed to national counts", "fewer than ten people", "no total"))


def test_what_nobody_contributed_has_symbols_and_no_total() -> None:
    lines = [line("response", "Y61", None, answered=(0, None), not_answered=(0, None))]
    lines = [{**each, "trusts": 0, "synthetic": False} for each in lines]
    rows = national_facts({"lines": lines, "legend": [], "notes": []})
    assert [each.split() for each in rows[2:]] == [["Y61", "0", "all", "[x]", "[x]"], []]


def test_a_role_that_nobody_has_is_said_to_be_nobodys() -> None:
    scenario = read(Path(__file__).parents[3] / "scenarios" / "forty_one_pairs")
    assert isinstance(scenario, Scenario)
    ports = dict.fromkeys(("portal", "issuer", *(service.name for service in SERVICES)), 1)
    shown = running_now(Addresses(Path(), "", "", Secrets("", {}, "", "", ""), ports), scenario, scenario.about.ends_on)
    assert [line.split() for line in shown if line.startswith("EDI lead")] == [["EDI", "lead", "edi_lead", *NOBODY.split()]]


def test_what_waits_for_people_is_printed_by_role() -> None:
    scenario = read(Path(__file__).parents[3] / "scenarios" / "midlife")
    assert isinstance(scenario, Scenario)
    ports = dict.fromkeys(("portal", "issuer", *(service.name for service in SERVICES)), 1)
    shown = running_now(Addresses(Path(), "", "", Secrets("", {}, "", "", ""), ports), scenario, scenario.about.ends_on)
    waiting = shown[shown.index("What waits for them today:") :]
    assert [line for line in waiting if line.startswith("EDI lead") and "35 days instead of 28" in line]
    assert [line for line in waiting if line.startswith("participant")] == waiting[3:14]


def test_dates_that_moved_are_printed_by_service_with_how_often() -> None:
    planned, later, other = date(2021, 4, 20), date(2021, 6, 1), date(2021, 3, 9)
    before: dict[tuple[str, ...], date] = {("matching", "cohorts: launch_on", "1"): planned}
    before |= {("recruitment", "kept", key): planned for key in "12"}
    after = {**dict.fromkeys(before, later), ("recruitment", "kept", "3"): other}
    assert moved_dates(moved(before, after))[-2:] == [
        "matching     cohorts: launch_on  2021-04-20  2021-06-01     1",
        "recruitment  kept                2021-04-20  2021-06-01     2",
    ]
    assert moved(after, after) == []
