"""The synthetic trusts are what their seeded script writes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.synthetic.midlife.tables import midlife
from plp_demo.scenario.synthetic.pilot import applications
from plp_demo.scenario.synthetic.plans import ELEVEN, FORTY_ONE, Plan
from plp_demo.scenario.synthetic.trusts import tables
from plp_demo.scenario.synthetic.writing import write_table, write_tables


@pytest.mark.parametrize(("name", "plans"), [("twelve_trusts", ELEVEN), ("forty_one_pairs", (FORTY_ONE,))])
def test_the_script_writes_the_committed_files_again(tmp_path: Path, scenarios: Path, name: str, plans: Sequence[Plan]) -> None:
    write_tables(tmp_path, tables(plans))
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in (scenarios / name).glob("*.csv")}


def test_the_script_writes_the_programme_in_mid_life_again(tmp_path: Path, scenarios: Path) -> None:
    write_tables(tmp_path, midlife())
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in (scenarios / "midlife").glob("*.csv")}


def test_the_script_writes_the_pilots_applications_again(tmp_path: Path, scenarios: Path) -> None:
    pilot = read(scenarios / "pilot")
    assert isinstance(pilot, Scenario)
    write_table(tmp_path, "applications", applications(pilot))
    written, committed = (folder / "applications.csv" for folder in (tmp_path, scenarios / "pilot"))
    assert written.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")


def test_one_more_trust_changes_no_other() -> None:
    alone, together = tables(ELEVEN[:1]), tables(ELEVEN)
    for name, rows in alone.items():
        assert [row for row in together[name] if row.trust == ELEVEN[0].code] == rows


def test_a_file_without_rows_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "endings.csv").write_text("old", encoding="utf-8")
    write_tables(tmp_path, tables(ELEVEN[:1]))
    assert not (tmp_path / "endings.csv").exists()
