"""`plp recruitment`: lists imported, the funnel and tables taken away, by somebody of the trust and through the routes."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec
from urllib.parse import quote
from uuid import UUID

import msgspec

from plp_demo.issuer.people import Person
from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_demo.platform.sign_in import files
from plp_demo.player.asking import AskedInVain, Desk
from plp_demo.report.tables import table
from plp_kit.web.roles import Role
from recruitment.imports.spreadsheets import FileKind

SERVICE: Final = "recruitment"
KINDS: Final = {".xlsx": FileKind.XLSX, ".csv": FileKind.CSV}
STEPS: Final = ("channel", "group", "interested", "applied", "eligible", "profile_complete", "accepted", "waiting", "withdrawn")
Arguments = ParamSpec("Arguments")


def _at_desk(command: Callable[Concatenate[Desk, Arguments], int]) -> Callable[Concatenate[Addresses, Arguments], int]:
    """What a service refuses becomes a sentence and exit code 1."""

    @wraps(command)
    def asked(at: Addresses, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> int:
        try:
            return command(Desk(at), *arguments, **named)
        except AskedInVain as error:
            raise ValueError(str(error)) from None

    return asked


@of_platform
@_at_desk
def bring_in(desk: Desk, trust: str, cohort: UUID, channel: str, file: Path, dry_run: bool) -> int:  # noqa: FBT001
    path = f"/cohorts/{cohort}/imports?channel={quote(channel)}&dry_run={str(dry_run).lower()}"
    told = desk.send(SERVICE, _facilitator(desk, trust), path, file, _kind(file))
    print(f"{told['rows']} rows: {told['invited']} {'would be ' if dry_run else ''}invited, {told['known']} known already")
    return _refused(told)


@of_platform
@_at_desk
def staff_list(desk: Desk, trust: str, file: Path, dry_run: bool) -> int:  # noqa: FBT001
    path = f"/staff-lists?dry_run={str(dry_run).lower()}"
    told = desk.send(SERVICE, _facilitator(desk, trust), path, file, _kind(file))
    recorded = f"{told['recorded']} lines {'would be ' if dry_run else ''}recorded"
    print(f"{told['rows']} rows: {recorded}, {told['unchanged']} unchanged, {told['passed_over']} of others passed over")
    return _refused(told)


@of_platform
@_at_desk
def funnel(desk: Desk, trust: str, cohort: UUID) -> int:
    told = desk.get(SERVICE, _facilitator(desk, trust), f"/cohorts/{cohort}/funnel")
    rows = [[row[step] for step in STEPS] for row in told["rows"]]
    for line in table(STEPS, [*rows, ["all", "all", *(told[step] for step in STEPS[2:])]]):
        print(line)
    return 0


@of_platform
@_at_desk
def export(desk: Desk, trust: str, what: str, file: Path) -> int:
    """`what` is the path of the export; the file's name says which kind."""
    kind = _kind(file)
    data = desk.fetch(SERVICE, _facilitator(desk, trust), f"{what}?format={'csv' if kind is FileKind.CSV else 'xlsx'}")
    file.touch(mode=0o600)
    file.write_bytes(data)
    print(f"{file}: {len(data)} bytes")
    return 0


def _facilitator(desk: Desk, trust: str) -> UUID:
    people = msgspec.json.decode(files(desk.at).people.read_bytes(), type=list[Person])
    found = [person.sub for person in people if person.tenant == trust and Role.FACILITATOR in person.roles]
    if not found:
        raise ValueError(f"{trust} has no facilitator who could sign in here.")
    return found[0]


def _kind(file: Path) -> FileKind:
    if file.suffix not in KINDS:
        raise ValueError(f"{file} is neither .xlsx nor .csv.")
    return KINDS[file.suffix]


def _refused(told: dict[str, Any]) -> int:
    rows = [(row["row"], row["column"], row["rule"], row["message"]) for row in told["refused"]]
    for line in table(("row", "column", "rule", "why"), rows) if rows else ():
        print(line)
    return 1 if rows else 0
