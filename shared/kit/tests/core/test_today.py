"""What waits, in the order in which it is due."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from plp_kit.core.today import Kind, Waiting, in_order

LETTER = Kind("letter_to_write", "the letter", "A letter waits to be written.")
MONDAY, TUESDAY = date(2021, 4, 12), date(2021, 4, 13)


def letter(number: int, since: date, due: date | None) -> Waiting:
    return LETTER.of(UUID(int=number), since, due)


def test_what_is_due_first_comes_first_and_what_has_no_last_day_comes_last_by_how_long_it_has_waited() -> None:
    late, early = letter(1, MONDAY, TUESDAY), letter(2, TUESDAY, MONDAY)
    new, old = letter(3, TUESDAY, None), letter(4, MONDAY, None)
    assert in_order([new, late, old, early]) == [early, late, old, new]


def test_what_waits_for_two_roles_of_one_person_is_there_once() -> None:
    one = letter(1, MONDAY, TUESDAY)
    assert in_order([one, replace(one), letter(2, MONDAY, TUESDAY)]) == [one, letter(2, MONDAY, TUESDAY)]
