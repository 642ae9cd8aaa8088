"""`plp recruitment` on a running platform: a list imported, the funnel told, tables taken away."""

from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import openpyxl
import pytest

from plp_kit.testing.ports import wait_until
from plp_kit.web.roles import Role
from plp_local.demo.asking import AskedInVain, Desk
from plp_local.demo.people import PLATFORM, sub_of
from plp_local.demo.recruiting import onboarding
from plp_local.issuer.people import Person
from plp_local.platform import sign_in
from plp_local.platform.addresses import Addresses
from plp_local.scenario.actions import OPERATOR
from plp_local.scenario.model import Scenario
from plp_local.scenario.reading import read
from plp_local.scenario.settings import settings_of
from plp_local.testing.commands import Operator

NEW = "tzr"
PATIENCE = 60.0
PLAN = {
    "title": "A later cohort",
    "aims": ["Learn from each other"],
    "channels": ["Staff network"],
    "recruiting_opens_on": "2022-04-01",
    "recruiting_closes_on": "2029-06-01",
    "launch_on": "2029-07-01",
    "assessment": {"reference": "DPIA-9", "approver": "Data protection officer"},
}
HEADER = ["ID", "Start time", "Completion time", "Email", "Name"]


@pytest.fixture(scope="module")
def cohort(at: Addresses, operator: Operator, scenarios: Path) -> UUID:
    """Of a trust of its own, so that nobody else's figures change."""
    facilitator = Person(uuid4(), "Invented Person", NEW, (Role.FACILITATOR,))
    file = sign_in.files(at).people
    file.write_bytes(msgspec.json.encode([*msgspec.json.decode(file.read_bytes(), type=list[Person]), facilitator]))
    assert operator.asks_here("tenant", "add", NEW).returncode == 0
    scenario = read(scenarios / "forty_one_pairs")
    assert isinstance(scenario, Scenario)
    form = onboarding(scenario.trusts[0], settings_of(scenario.trusts[0], tuple(row.topic for row in scenario.topics)))
    desk = Desk(at)
    desk.post("recruitment", sub_of(PLATFORM, OPERATOR), f"/trusts/{NEW}", form, "a-recruiting-trust")
    assert wait_until(lambda: is_served(desk, facilitator.sub), PATIENCE, pause=0.2)
    return UUID(desk.post("recruitment", facilitator.sub, "/cohorts", PLAN, "a-later-cohort")["id"])


def is_served(desk: Desk, person: UUID) -> bool:
    try:
        desk.get("recruitment", person, "/trust")
    except AskedInVain:
        return False
    return True


def test_a_list_is_tried_imported_counted_and_taken_away(operator: Operator, cohort: UUID, tmp_path: Path) -> None:
    file, taken, record = tmp_path / "answers.xlsx", tmp_path / "applicants.csv", tmp_path / "record.xlsx"
    book = openpyxl.Workbook()
    for line in (HEADER, ["1", "", "", "ada@example.nhs.uk", "Ada"], ["2", "", "", "anonymous", ""]):
        book.worksheets[0].append(line)
    book.save(file)
    importing = ("recruitment", "import", NEW, str(cohort), str(file), "--channel", "Staff network")
    tried = operator.asks_here(*importing, "--dry-run")
    assert (tried.returncode, tried.stderr) == (1, "")
    assert tried.stdout.startswith("2 rows: 1 would be invited, 0 known already\n")
    assert "form_anonymous" in tried.stdout
    assert operator.asks_here(*importing).stdout.startswith("2 rows: 1 invited, 0 known already\n")
    assert operator.asks_here(*importing).stdout.startswith("2 rows: 0 invited, 1 known already\n")
    funnel = operator.asks_here("recruitment", "funnel", NEW, str(cohort)).stdout
    assert funnel.splitlines()[-1].split()[:3] == ["all", "all", "1"]
    assert operator.asks_here("recruitment", "export", NEW, str(cohort), "applicants", str(taken)).returncode == 0
    assert "ada@example.nhs.uk" in taken.read_text(encoding="utf-8-sig")
    assert taken.stat().st_mode & 0o077 == 0
    assert operator.asks_here("recruitment", "record-of-processing", NEW, str(record)).returncode == 0
    rows = list(openpyxl.load_workbook(record).worksheets[0].iter_rows(values_only=True))
    assert rows[1][:2] == ("recruiting", "public_task")


def test_what_the_service_refuses_is_a_sentence(operator: Operator, cohort: UUID, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("Email,Name,Ethnicity\nada@example.nhs.uk,Ada,M\n", encoding="utf-8")
    told = operator.asks_here("recruitment", "import", NEW, str(cohort), str(file), "--channel", "Staff network")
    assert (told.returncode, told.stdout) == (1, "")
    assert "column_never_kept" in told.stderr
