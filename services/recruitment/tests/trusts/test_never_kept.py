"""Names under which ethnic category, pay band and WRES values come, and names that only sound like them."""

import pytest

from recruitment.trusts.never_kept import is_never_kept, names_a_band

NEVER = [
    "Ethnicity",
    "ethnic_category",
    "What is your ethnic group?",
    "Ethnic Origin",
    "Pay band",
    "PayBand",
    "AfC band",
    "Band",
    "Grade",
    "What is your race?",
    "WRES indicator 2",
    "Nationality",
    "Salary",
    "Job grade",
    "What band are you?",
    "Which grade is your post?",
]


@pytest.mark.parametrize("name", NEVER)
def test_a_column_of_this_name_is_never_kept(name: str) -> None:
    assert is_never_kept(name)


@pytest.mark.parametrize(
    "name", ["What do you hope to learn about race equity?", "Husband's name", "Email", "Trace", "Upgrade", "Which band plays?"]
)
def test_a_column_that_only_sounds_like_it_is_kept(name: str) -> None:
    assert not is_never_kept(name)


def test_a_senior_level_is_a_role_and_no_band() -> None:
    assert names_a_band("Bands 8c to 9")
    assert names_a_band("8d and above, or VSM")
    assert not names_a_band("Associate director and above")
