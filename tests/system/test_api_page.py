"""docs/api.md: its commands do on a running platform what the page says of them, and what it names exists."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from plp_demo.platform import left
from plp_kit.web import failures, problems
from plp_kit.web.problems import Problem
from tests.support.commands import Plp

PAGE: Final = Path(__file__).resolve().parents[2] / "docs/api.md"
COMMANDS: Final = re.compile(r"```sh\n(.*?)```", re.DOTALL)
NAMED: Final = re.compile(r"`([a-z]+(?:_[a-z]+)+)`")
FIELDS: Final = frozenset({"changed_at"})
BETWEEN: Final = "--- next ---"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def answers(running_midlife: Plp, page: str) -> list[str]:
    """What each block of commands prints, one after the other in one shell."""
    if shutil.which("curl") is None:
        pytest.skip("curl is missing")
    recruitment = left.read(running_midlife.platform).http("recruitment")
    script = f"echo '{BETWEEN}'\n".join(COMMANDS.findall(page))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    variables = {**os.environ, "PATH": path, "PLP_PLATFORM": str(running_midlife.platform), "RECRUITMENT": recruitment}
    done = subprocess.run(("bash", "-eu", "-c", script), env=variables, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split(BETWEEN)


def test_a_token_is_enough_for_the_first_calls(answers: list[str]) -> None:
    _token, me, first, *_ = answers
    own = json.loads(me)
    assert (str(UUID(own["id"])), own["tenant"], "facilitator" in own["roles"]) == (own["id"], "tzq", True)
    assert '"title":"Winter 2022"' in first.replace(": ", ":")
    assert '"kind":"applications_to_decide"' in first.replace(": ", ":")


def test_what_lacks_fields_is_refused_by_name_and_what_can_be_changed_has_a_version(answers: list[str]) -> None:
    refused, read = answers[-2:]
    assert refused.lstrip().startswith("HTTP/1.1 422")
    assert {"launch_on", "channels"} <= {each["field"] for each in json.loads(refused.splitlines()[-1])["errors"]}
    assert re.search(r'^etag: "\d+"\r?$', read, re.MULTILINE | re.IGNORECASE)


def test_every_code_that_the_page_names_is_one_of_the_problems(page: str) -> None:
    known = (*vars(problems).values(), *failures.BY_STATUS.values())
    codes = {each.code for each in known if isinstance(each, Problem)}
    assert set(NAMED.findall(page)) - FIELDS <= codes
