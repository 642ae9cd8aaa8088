"""A sealed text opens under its own key, bound to its own stream and label, and nowhere else."""

from base64 import b64decode, b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plp_kit.vault import sealing
from plp_kit.vault.sealing import AssociatedData, Tampered

KEY = sealing.new_key()
BOUND_TO = AssociatedData("rha", "application-1", "hopes")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_is_opened(text: str) -> None:
    assert sealing.unseal(KEY, BOUND_TO, sealing.seal(KEY, BOUND_TO, text)) == text


@pytest.mark.parametrize(
    "elsewhere",
    [replace(BOUND_TO, tenant="bwc"), replace(BOUND_TO, stream="application-2"), replace(BOUND_TO, label="fears")],
    ids=str,
)
def test_it_opens_bound_to_nothing_else(elsewhere: AssociatedData) -> None:
    with pytest.raises(Tampered):
        sealing.unseal(KEY, elsewhere, sealing.seal(KEY, BOUND_TO, "to lead a ward"))


def test_parts_of_what_it_is_bound_to_cannot_be_shifted_into_each_other() -> None:
    sealed = sealing.seal(KEY, AssociatedData("rha", "ab", "c"), "to lead a ward")
    with pytest.raises(Tampered):
        sealing.unseal(KEY, AssociatedData("rha", "a", "bc"), sealed)


def test_it_opens_under_no_other_key() -> None:
    with pytest.raises(Tampered):
        sealing.unseal(sealing.new_key(), BOUND_TO, sealing.seal(KEY, BOUND_TO, "to lead a ward"))


def test_any_changed_byte_shows() -> None:
    sealed = b64decode(sealing.seal(KEY, BOUND_TO, "to lead a ward"))
    for position in range(len(sealed)):
        changed = sealed[:position] + bytes([sealed[position] ^ 1]) + sealed[position + 1 :]
        with pytest.raises(Tampered):
            sealing.unseal(KEY, BOUND_TO, b64encode(changed).decode())


@pytest.mark.parametrize("text", ["", "AAAA", "not base64!", "ünsealed"])
def test_what_was_never_sealed_is_tampered(text: str) -> None:
    with pytest.raises(Tampered):
        sealing.unseal(KEY, BOUND_TO, text)


def test_the_same_text_is_never_sealed_alike() -> None:
    assert sealing.seal(KEY, BOUND_TO, "to lead a ward") != sealing.seal(KEY, BOUND_TO, "to lead a ward")
