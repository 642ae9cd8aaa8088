"""The command line: every verb says how it keeps the trusts apart."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.walls.estate import OURS, Estate
from tests.walls.verbs import Words, say_to, told_another_trust, verbs

LIST: Final = Path(__file__).with_name("verbs.toml")


def test_every_verb_says_how_it_keeps_the_trusts_apart() -> None:
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(" ".join(words) for words, _ in verbs())
    assert {
        verb for verb, properties in listed.items() if sorted(properties) != ["prints", "walled"] or not all(properties.values())
    } == set()


@pytest.mark.parametrize("words", told_another_trust(), ids=" ".join)
def test_a_deployment_for_one_trust_does_nothing_for_another(estate: Estate, words: Words) -> None:
    result = say_to(estate.alone[OURS], *words)
    assert (result.exit_code, result.output) == (1, f"This deployment is {OURS}'s alone.\n")
