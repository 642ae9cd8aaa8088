"""Every verb works on a deployment of every shape, and says what is wrong with one that is described badly."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from plp_kit.process.settings import Environment
from plp_operate.cli import plp
from plp_operate.deployment import file
from plp_operate.deployment.environment import variables
from tests.operating.deployed import Deployed
from tests.walls.verbs import Words, verbs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operating.md"
SHAPES = ["pooled", "one_trusts", "national"]
SERVICE = {"pooled": "recruitment", "one_trusts": "recruitment", "national": "insights"}
TRUST = {"pooled": "rha", "one_trusts": "kch", "national": "rha"}
REFUSED = {("dlq", "show"), ("dlq", "drop")}
"""They ask for a message that is not there."""
NOTHING_TO_REPUBLISH = "Nothing that is deployed here writes a topic.\n"


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def deployed(request: pytest.FixtureRequest, shape: str) -> Deployed:
    made = request.getfixturevalue(shape)
    assert isinstance(made, Deployed)
    return made


def said(words: Words, shape: str) -> Words:
    """The verb with the arguments that it needs."""
    service, trust = SERVICE[shape], TRUST[shape]
    of_message = (service, f"{trust}.recruitment")
    arguments = {
        ("tenant", "add"): (trust,),
        ("rebuild",): (service,),
        ("restore", "show"): (service,),
        ("restore", "accept"): (service, trust),
        ("restore", "republish"): (trust, "--no-wait"),
        ("dlq", "show"): (*of_message, "1"),
        ("dlq", "drop"): (*of_message, "1", "--reason", "to try it"),
        ("dlq", "retry"): of_message,
        ("notices", "bounced"): (os.devnull,),
    }
    return (*words, *arguments.get(words, ()))


@pytest.mark.parametrize("words", [words for words, _ in verbs()], ids=" ".join)
def test_a_verb_works(deployed: Deployed, shape: str, words: Words) -> None:
    done = deployed.plp(*said(words, shape))
    if words in REFUSED:
        assert (done.exit_code, "parked" in done.stderr) == (1, True), done.output
    elif (words, shape) == (("restore", "republish"), "national"):
        assert (done.exit_code, done.stderr) == (1, NOTHING_TO_REPUBLISH)
    else:
        assert (done.exit_code, done.stderr) == (0, ""), done.output
        assert done.stdout


def test_every_verb_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [words for words, _ in verbs() if f"`plp {' '.join(words)}" not in page] == []


def test_what_is_missing_is_named_and_nothing_is_done(pooled: Deployed) -> None:
    refused = pooled.plp("status", PLP_OWNER_PASSWORD="", PLP_SHAPE="trust", PLP_TENANTS="")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "PLP_OWNER_PASSWORD is not set" in refused.stderr
    assert "PLP_TENANTS names the one trust" in refused.stderr


def test_a_server_that_is_away_is_a_sentence(pooled: Deployed) -> None:
    refused = pooled.plp("status", PLP_DATA_ADMIN_URL="postgresql://postgres:wrong@127.0.0.1:1/postgres")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Connection refused" in refused.stderr


def test_where_the_environment_describes_nothing_the_file_of_a_platform_here_does(
    pooled: Deployed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(tmp_path / "var" / "platform.env", file.text(variables(pooled.at, Environment.TEST)))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(plp, ["trusts"])
    assert (done.exit_code, done.stdout) == (0, pooled.says("trusts"))
