"""People as an applicant writes them: one on each line, in any order after the name."""

import pytest

from portal.applying.apply.calls import NotToPair
from portal.applying.apply.people import as_typed, longest_line, people_in


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Sam Okafor", NotToPair("Sam Okafor", None, None)),
        ("Sam Okafor, Ward 4", NotToPair("Sam Okafor", None, "Ward 4")),
        ("Sam Okafor, sam@trust.example, Ward 4, North", NotToPair("Sam Okafor", "sam@trust.example", "Ward 4, North")),
        ("sam@trust.example, Sam Okafor", NotToPair("Sam Okafor", "sam@trust.example", None)),
        ("sam@trust.example", NotToPair("sam@trust.example", "sam@trust.example", None)),
    ],
)
def test_a_line_is_a_name_with_an_address_and_a_department_if_they_are_known(text: str, person: NotToPair) -> None:
    assert people_in(f"\n {text} ,\n\n") == (person,)


def test_nobody_is_in_a_text_of_nothing_but_space_and_commas() -> None:
    assert people_in(" \n , \n\t") == ()


def test_what_does_not_fit_in_bytes_is_named_by_its_beginning() -> None:
    assert longest_line(people_in("Ada\n" + "é" * 50)) is None
    assert longest_line(people_in("Ada\n" + "é" * 51)) == "é" * 20
    assert longest_line(people_in(f"Ada, {'x' * 61}")) == "Ada"


def test_people_are_shown_again_as_they_were_typed() -> None:
    text = "Sam Okafor, sam@trust.example, Ward 4\nAda Byron"
    assert as_typed(people_in(text)) == text
