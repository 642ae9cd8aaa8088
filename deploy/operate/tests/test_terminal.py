"""How a command prints rows, and how a failure ends it."""

import pytest

from plp_kit.messaging.bus.port import Unreachable
from plp_kit.process.settings import SettingsRefused
from plp_operate.refused import Refused
from plp_operate.terminal.commands import exit_code
from plp_operate.terminal.tables import table


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert table(("service", "count"), [("matching", 7), ("insights", 1200)]) == [
        "service   count",
        "--------  -----",
        "matching      7",
        "insights   1200",
    ]


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (Refused("No such trust."), 1, "No such trust.\n"),
        (Unreachable("The bus does not answer."), 1, "The bus does not answer.\n"),
        (SettingsRefused("PLP_SHAPE is not set"), 2, "Nothing is done: PLP_SHAPE is not set.\n"),
    ],
)
def test_a_failure_is_a_sentence_and_an_exit_code(
    failure: Exception, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise failure

    assert exit_code(fail) == code
    assert capsys.readouterr() == ("", said)


def test_a_command_may_end_with_a_code_of_its_own() -> None:
    assert [exit_code(lambda code=code: code) for code in (None, 0, 1)] == [0, 0, 1]  # type: ignore[misc]


def test_a_defect_is_no_sentence() -> None:
    def defective() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        exit_code(defective)
