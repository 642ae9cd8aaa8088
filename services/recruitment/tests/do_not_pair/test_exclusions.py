"""The value that is sealed: of one length, whatever it holds."""

from uuid import UUID

import pytest

from recruitment.do_not_pair.exclusions import (
    DEPARTMENT_BYTES,
    EMAIL_BYTES,
    KNOWN_PLACES,
    NAME_BYTES,
    PLACES,
    SIZE,
    Exclusions,
    Kind,
    KnownAs,
    NamedPerson,
    fits,
    known_as,
    padded,
    read,
)
from recruitment.ids import PersonId

BEN = NamedPerson("Ben Okafor", "ben.okafor@example.nhs.uk", "Estates", Kind.DECIDES)
LONGEST = NamedPerson("n" * NAME_BYTES, "e" * EMAIL_BYTES, "d" * DEPARTMENT_BYTES, Kind.DECIDES)
KNOWN = KnownAs("n" * NAME_BYTES, "e" * EMAIL_BYTES)
FULL = Exclusions((KNOWN,) * KNOWN_PLACES, (LONGEST,) * PLACES, (PersonId(UUID(int=2**128 - 1)),) * KNOWN_PLACES)


@pytest.mark.parametrize("exclusions", [Exclusions(), Exclusions(named=(BEN,)), FULL], ids=["nobody", "one", "full"])
def test_every_value_has_one_length_and_is_read_as_it_was_written(exclusions: Exclusions) -> None:
    text = padded(exclusions)
    assert len(text.encode()) == SIZE
    assert read(text) == exclusions


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="11 places"):
        padded(Exclusions(named=(BEN,) * 11))


def test_a_place_is_measured_in_bytes() -> None:
    for text in ("n" * NAME_BYTES, "\u738b" * 33):
        assert fits(text, NAME_BYTES)
    for text in ("n" * (NAME_BYTES + 1), "\u738b" * 34, '"' * 51):
        assert not fits(text, NAME_BYTES)


def test_a_long_name_is_cut_and_a_long_address_left_out() -> None:
    assert known_as("\u738b" * 50, "a" * 101) == KnownAs("\u738b" * 33, None)
    assert known_as("Ada Byron", "ada@example.nhs.uk") == KnownAs("Ada Byron", "ada@example.nhs.uk")
