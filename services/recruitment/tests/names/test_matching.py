"""What is typed to find somebody, against what they are called."""

import pytest

from recruitment.names.matching import fits


@pytest.mark.parametrize("typed", ["Zoë", "zoe", "O'Brien", "obrien zoe", "O\u2019Bri Zo", "Z@b.nhs.uk", " z@B.nhs.uk "])
def test_case_accents_order_and_beginnings_make_no_difference(typed: str) -> None:
    assert fits(typed, "Zoë O'Brien", "z@b.nhs.uk")


@pytest.mark.parametrize("typed", ["brien", "Zoe Smith", "b.nhs.uk", "@", "  "])
def test_another_name_or_a_part_of_an_address_does_not_fit(typed: str) -> None:
    assert not fits(typed, "Zoë O'Brien", "z@b.nhs.uk")


def test_of_somebody_without_a_name_the_address_fits() -> None:
    assert fits("z@b.nhs.uk", None, "z@b.nhs.uk")
    assert not fits("Zoe", None, None)
