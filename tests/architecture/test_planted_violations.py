"""Each rule is planted against once, in a copy: exactly the command that answers for it must refuse, and say why.

A command is run twice, without and with all violations that it answers for, each in a place of its own.
"""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import ANY

import pytest

SCRIPTS = Path(sysconfig.get_path("scripts"))
SERVICE = "services/recruitment/src/recruitment"
PORTAL = "services/portal/src/portal"
KIT = "shared/kit/src/plp_kit"
OPERATE = "deploy/operate/src/plp_operate"
DEMO = "deploy/demo/src/plp_demo"
TOOLS = "Services and the kit know neither operator, demo nor contracts tool"
OPERATING = "An operator's command knows neither demo nor contracts tool"
TESTS = "No product code imports what tests are made of"
NOUNS = "A noun of the portal knows itself and the site, and presents without I/O"
SLICES = "What a file of a slice may import follows from its name"


@dataclass(frozen=True, slots=True)
class Verdict:
    refused: bool
    said: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The repository's settings, with some of its sources, in a folder where nothing matters."""

    root: Path

    def plant(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".py" and "/src/" in name:
            (path.parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")

    def run(self, *command: str) -> Verdict:
        tool, *arguments = command
        done = subprocess.run(
            [SCRIPTS / tool, *arguments], cwd=self.root, env=self.environment, capture_output=True, text=True, check=False
        )
        return Verdict(done.returncode != 0, done.stdout + done.stderr)

    @property
    def environment(self) -> Mapping[str, str]:
        """The copy's packages come before those that are installed in place."""
        sources = [str(path) for path in self.root.glob("**/src") if path.is_dir()]
        plain = {"COLUMNS": "200", "NO_COLOR": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        return {**os.environ, **plain, "PYTHONPATH": os.pathsep.join(sources)}


@pytest.fixture
def bare(root: Path, tmp_path: Path) -> Copy:
    """Settings, and the tests of shape: what a tool then finds is what was planted."""
    for name in ("pyproject.toml", ".squawk.toml"):
        shutil.copy2(root / name, tmp_path / name)
    shutil.copytree(root / "tests/architecture", tmp_path / "tests/architecture", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".venv").symlink_to(SCRIPTS.parent)
    return Copy(tmp_path)


@pytest.fixture
def copy(root: Path, tracked: list[str], bare: Copy) -> Copy:
    """Settings, all sources, the published language and the docs."""
    for name in tracked:
        if "/src/" in name or name.startswith(("contracts/", "docs/")):
            (bare.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, bare.root / name)
    return bare


IMPORTS = {
    "Services know nothing of each other": [(f"{SERVICE}/adapters/planted.py", "import matching")],
    "The kit knows no service": [(f"{KIT}/core/planted.py", "import recruitment")],
    TOOLS: [
        (f"{SERVICE}/planted.py", "import plp_operate"),
        (f"{KIT}/core/planted.py", "import plp_contracts"),
        (f"{KIT}/core/planted.py", "import plp_demo"),
    ],
    OPERATING: [(f"{OPERATE}/planted.py", "import plp_demo")],
    TESTS: [
        (f"{SERVICE}/planted.py", "import plp_testkit"),
        (f"{KIT}/core/planted.py", "import plp_testkit"),
        (f"{OPERATE}/planted.py", "import plp_testkit"),
        (f"{DEMO}/planted.py", "import pytest"),
        (f"{OPERATE}/planted.py", "import tests"),
    ],
    NOUNS: [
        (f"{PORTAL}/planted/routes.py", "import portal.cohorts.words"),
        (f"{PORTAL}/planted/routes.py", "import portal.settings"),
        (f"{PORTAL}/site/help/planted.py", "import portal.cohorts.calls"),
        (f"{PORTAL}/planted/present.py", "import flask"),
        (f"{PORTAL}/planted/present.py", "import portal.site.current"),
        (f"{PORTAL}/cohorts/planted.py", "import portal.cohorts.routes"),
        (f"{PORTAL}/planted/words.py", "from time import monotonic"),
        (f"{PORTAL}/site/planted/words.py", "import plp_kit.core.database"),
    ],
    SLICES: [
        (f"{SERVICE}/planted/decider.py", "import recruitment.cohorts.use_cases"),
        (f"{SERVICE}/planted/decider.py", "import psycopg"),
        (f"{SERVICE}/planted/decider.py", "from time import monotonic"),
        (f"{SERVICE}/planted/decider.py", "import plp_kit.core.database"),
        (f"{SERVICE}/planted/table.py", "import recruitment.cohorts.table.cohorts"),
        (f"{SERVICE}/planted/use_cases.py", "import flask"),
        (f"{SERVICE}/planted/routes.py", "import recruitment.cohorts.table.cohorts"),
        (f"{SERVICE}/helpers.py", "import psycopg"),
    ],
}


@pytest.mark.parametrize("contract", IMPORTS)
def test_every_import_that_a_contract_forbids_breaks_it_and_no_other(copy: Copy, contract: str) -> None:
    imports = IMPORTS[contract]
    for place in {place for place, _ in imports}:
        copy.plant(place, "\n".join(text for where, text in imports if where == place))
    verdict = copy.run("lint-imports", "--no-logo", "--no-cache")
    broken = [line.removesuffix(" BROKEN") for line in verdict.said.splitlines() if line.endswith(" BROKEN")]
    assert (verdict.refused, broken) == (True, [contract]), verdict.said
    assert [(place, text) for place, text in imports if not is_named(place, text, verdict.said)] == [], verdict.said


def is_named(place: str, text: str, said: str) -> bool:
    """On one line, the module and what it imports."""
    module = place.partition("/src/")[2].removesuffix(".py").replace("/", ".")
    return any(text.split()[1] in line.partition(f"{module} ")[2] for line in said.splitlines())


SQL = '''"""Planted."""

from psycopg import Connection
from psycopg.rows import TupleRow


def forget(db: Connection[TupleRow], table: str) -> None:
    db.execute({})
    db.execute("DELETE FROM more WHERE name = %s", (table,))
'''
DOMAIN = '''"""Planted."""

from datetime import UTC, datetime, timedelta


def later(at: datetime) -> datetime:
    return {} + timedelta(days=7)


def zone() -> object:
    return UTC
'''
VIEW = '''"""Planted."""

from dataclasses import dataclass

from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.web.views import schema_of


@shown
@dataclass(frozen=True, slots=True)
class RoundView:
    note: {}


schema_of(RoundView)
print(Sealed)
'''
MATCH = '''"""Planted."""

from typing import Literal


def side(name: Literal["senior", "served"]) -> int:
    match name:
        case "senior":
            return 1
        case {}:
            return 2
'''


@dataclass(frozen=True, slots=True)
class Plant:
    """`good` passes the command; `bad`, in the same place, is refused by it, and these words of it alone are in what it says."""

    command: tuple[str, ...]
    place: str
    good: str
    bad: str
    words: str


SHAPE = ("pytest", "-vv", "-p", "pytest_timeout")


def f_string_in_sql(place: str) -> Plant:
    """Wherever it stands."""
    said = f'{Path(place).name}:8:5 - error: No overloads for "execute" match'
    return Plant(("pyright",), place, SQL.format('"DELETE FROM rounds"'), SQL.format('f"DELETE FROM {table}"'), said)


def function(lines: int) -> str:
    return '"""Planted."""\n\n\ndef words() -> None:\n' + "    print()\n" * (lines - 1)


ROUTE = '''"""Planted."""

from flask import Blueprint

blueprint = Blueprint("{}", __name__)


@blueprint.get("/planted")
{}
def planted() -> str:
    return ""
'''


def route(noun: str, bad: str, words: str) -> Plant:
    place, good = f"{PORTAL}/{noun}/routes.py", "@page(Role.FACILITATOR, title=words.TITLE)"
    said = f"{noun}/routes.py:planted {words}"
    return Plant((*SHAPE, "tests/architecture/test_pages.py"), place, ROUTE.format(noun, good), ROUTE.format(noun, bad), said)


def vault_use(slice_: str, bad: str, words: str) -> Plant:
    text = '"""Planted."""\n\n\ndef use(context, values, keys):\n    return context.{}\n'
    place = f"{SERVICE}/{slice_}/use_cases.py"
    wrong = text.format(f"vault.{bad}" if bad else "vault")
    return Plant((*SHAPE, "tests/architecture/test_vault.py"), place, text.format("open(values)"), wrong, words)


PLANTS = {
    "an f-string in a read model's SQL": f_string_in_sql(f"{SERVICE}/rounds/table.py"),
    "an f-string in a use case's SQL": f_string_in_sql(f"{SERVICE}/rounds/use_cases.py"),
    "an f-string in a route's SQL": f_string_in_sql(f"{SERVICE}/rounds/routes.py"),
    "an f-string in an operator's SQL": f_string_in_sql("deploy/operate/src/plp_operate/verbs/planted.py"),
    "a table that a use case writes": Plant(
        (*SHAPE, "tests/architecture/test_tables.py"),
        f"{SERVICE}/rounds/use_cases.py",
        SQL.format('"DELETE FROM rounds"'),
        SQL.format('"DELETE FROM rounds_1"'),
        "rounds_1",
    ),
    "a page that nobody guards": route("open", "@cached", "says not once who may open it"),
    "a page with the service's guard": route("serviced", "@requires(Role.FACILITATOR)", "says not once"),
    "a page without a title": route("nameless", "@page(Role.FACILITATOR)", "has no title out of a catalogue"),
    "a title outside the catalogues": route("literal", '@page(EVERYBODY, title="Cohorts")', "has no title out of a catalogue"),
    "a page for nobody": route("deserted", "@page(title=words.TITLE)", "is for nobody"),
    "a value that is opened without a look at what is spent": vault_use(
        "opening", "open(values)", "vault.open: use context.open"
    ),
    "a key that is destroyed before that is on record": vault_use(
        "destroying", "destroy(keys)", "vault.destroy: use write.spend"
    ),
    "a vault that is handed on": vault_use("handing", "", "hands the vault on"),
    "a sealed text in what a route shows": Plant(
        ("python", f"{SERVICE}/rounds/views.py"),
        f"{SERVICE}/rounds/views.py",
        VIEW.format("str"),
        VIEW.format("Sealed"),
        "RoundView.note is sealed",
    ),
    "an untyped function": Plant(
        ("mypy", "services"),
        f"{SERVICE}/rounds/decider.py",
        "def side(name: str) -> str:\n    return name\n",
        "def side(name):\n    return name\n",
        "Function is missing a type annotation  [no-untyped-def]",
    ),
    "a case that nobody handles": Plant(
        ("mypy", "services"),
        f"{SERVICE}/sides/decider.py",
        MATCH.format('"served"'),
        MATCH.format('"other"'),
        "[exhaustive-match]",
    ),
    "a clock in a domain": Plant(
        ("ruff", "check"),
        f"{SERVICE}/rounds/decider.py",
        DOMAIN.format("at"),
        DOMAIN.format("datetime.now(UTC)"),
        "TID251 `datetime.datetime.now` is banned: Time arrives in the command.",
    ),
    "a clock in a noun of the portal": Plant(
        ("ruff", "check"),
        f"{PORTAL}/planted/present.py",
        DOMAIN.format("at"),
        DOMAIN.format("datetime.now(UTC)"),
        "TID251 `datetime.datetime.now` is banned: Time arrives in the command.",
    ),
    "a function with nine ways through": Plant(
        ("ruff", "check"),
        f"{SERVICE}/ways/decider.py",
        MATCH.format('"served"'),
        '"""Planted."""\n\n\ndef words(number: int) -> None:\n'
        + "".join(f"    if number == {n}:\n        words({n})\n" for n in (0, 1) * 4),
        "C901 `words` is too complex (9 > 8)",
    ),
    "a function of 51 lines": Plant(
        (*SHAPE, "tests/architecture/test_sizes.py"),
        f"{SERVICE}/rounds/decider.py",
        function(8),
        function(51),
        f"51 lines: {SERVICE}/rounds/decider.py:4 words",
    ),
    "a file of 401 lines": Plant(
        (*SHAPE, "tests/architecture/test_sizes.py"),
        f"{SERVICE}/long/decider.py",
        function(8),
        function(8) + "# More.\n" * 390,
        f"401 lines: {SERVICE}/long/decider.py",
    ),
    "a decider without a domain test": Plant(
        (*SHAPE, "tests/architecture/test_deciders.py"),
        f"{SERVICE}/rounds/decider.py",
        function(8),
        '"""Planted."""\n\nfrom plp_kit.core.deciding import Decider\n\nrounds = Decider(None, None, None)\n',
        "AssertionError: recruitment.rounds.decider.rounds",
    ),
    "a part of a decider without a domain test": Plant(
        (*SHAPE, "tests/architecture/test_deciders.py"),
        f"{SERVICE}/parts/decider.py",
        function(8),
        '"""Planted."""\n\n\ndef decide() -> None: ...\n\n\ndef evolve() -> None: ...\n',
        "AssertionError: recruitment.parts.decider",
    ),
    "an address of a registry": Plant(
        (*SHAPE, "tests/architecture/test_tracked_files.py"),
        "services/recruitment/requirements.txt",
        "flask==3.1.3\n",
        "--index-url https://" + "pypi.org/simple\nflask==3.1.3\n",
        "services/recruitment/requirements.txt:1 --index-url",
    ),
    "an index that locks its table while it is built": Plant(
        ("squawk", "--reporter=gcc", f"{SERVICE}/migrations/0001_planted.sql"),
        f"{SERVICE}/migrations/0001_planted.sql",
        "CREATE TABLE rounds (id uuid PRIMARY KEY);\nCREATE INDEX rounds_by_id ON rounds (id);\n",
        "CREATE INDEX rounds_by_id ON rounds (id);\n",
        "require-concurrent-index-creation",
    ),
}


@pytest.mark.parametrize("command", dict.fromkeys(plant.command for plant in PLANTS.values()), ids=" ".join)
def test_a_tool_refuses(bare: Copy, command: tuple[str, ...]) -> None:
    plants = {what: plant for what, plant in PLANTS.items() if plant.command == command}
    for plant in plants.values():
        bare.plant(plant.place, plant.good)
    assert bare.run(*command) == Verdict(refused=False, said=ANY)
    for plant in plants.values():
        bare.plant(plant.place, plant.bad)
    verdict = bare.run(*command)
    assert verdict.refused
    assert [what for what, plant in plants.items() if plant.words not in verdict.said] == [], verdict.said


def test_a_published_contract_does_not_change(copy: Copy) -> None:
    """A field that readers may rely on is taken out of a schema that is published, and nothing else is wrong."""
    schema = min(copy.root.glob("contracts/**/v1.schema.json"))
    contract = json.loads(schema.read_text(encoding="utf-8"))
    contract["properties"].pop(contract["required"].pop())
    schema.write_text(json.dumps(contract, indent=2), encoding="utf-8")
    verdict = copy.run("plp-contracts", "check")
    *problems, _counted = verdict.said.splitlines()
    assert verdict.refused
    assert {line.partition(":")[0] for line in problems} == {str(schema.relative_to(copy.root / "contracts"))}, verdict.said
