"""The format's description names every file and every column."""

import re
from pathlib import Path

import pytest

from plp_demo.scenario.columns import columns
from plp_demo.scenario.model import shapes

COMMON = {"trust", "cohort", "person"}


@pytest.mark.parametrize("name", shapes())
def test_every_column_is_described(scenarios: Path, name: str) -> None:
    text = (scenarios / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {name}\.csv$(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"{name}.csv is not described"
    described = set(re.findall(r"`([a-z_0-9]+)`", section[1]))
    assert {column.name for column in columns(shapes()[name])} <= described | COMMON


@pytest.mark.parametrize("name", ["pilot", "twelve_trusts", "forty_one_pairs", "midlife"])
def test_each_scenario_says_that_its_data_is_synthetic(scenarios: Path, name: str) -> None:
    assert "**Synthetic data**" in (scenarios / name / "README.md").read_text(encoding="utf-8")
