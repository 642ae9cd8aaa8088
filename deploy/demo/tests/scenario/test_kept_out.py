"""Headers that no file of the programme may have."""

import pytest

from plp_demo.scenario.columns import columns
from plp_demo.scenario.kept_out import kept_out
from plp_demo.scenario.model import shapes


@pytest.mark.parametrize(
    "header",
    ["Ethnicity", "ethnic_group", "Ethnic Category (NHS)", "race", "Pay band", "PAY_BAND", "AfC", "grade", "salary", "wres_4"],
)
def test_personal_attributes_are_kept_out_in_any_spelling(header: str) -> None:
    assert kept_out(header)


@pytest.mark.parametrize("header", ["race_equity", "upgraded_on", "husband", "payment_reference"])
def test_other_words_are_not(header: str) -> None:
    assert kept_out(header) is None


def test_no_file_of_a_scenario_has_such_a_column() -> None:
    assert not [column.name for shape in shapes().values() for column in columns(shape) if kept_out(column.name)]
