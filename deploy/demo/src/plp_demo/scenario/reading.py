"""From a folder to a scenario, or to everything that is wrong with it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from plp_demo.scenario.about import FILE, read_about
from plp_demo.scenario.checks import check
from plp_demo.scenario.model import Scenario, shapes
from plp_demo.scenario.places import Fault, Place
from plp_demo.scenario.rows import Row
from plp_demo.scenario.tables import Table, read_table

NEEDED: Final = ("trusts", "topics", "people", "cohorts", "applications")


def read(folder: Path) -> Scenario | tuple[Fault, ...]:
    """The scenario in `folder`, valid in itself; else all faults found, in the order of the files."""
    opening = read_about(folder)
    folders = (".", *opening.include)
    tables = {name: _table(folder, folders, name, shape) for name, shape in shapes().items()}
    faults = (*opening.faults, *_folder_faults(folder, folders), *(fault for table in tables.values() for fault in table.faults))
    if opening.about is None:
        return faults
    rows: dict[str, tuple[Row, ...]] = {name: table.rows for name, table in tables.items()}
    scenario = cast(Callable[..., Scenario], Scenario)(about=opening.about, **rows)
    unread = frozenset(name for name, table in tables.items() if table.faults)
    return (*faults, *check(scenario, unread)) or scenario


def _table(folder: Path, folders: tuple[str, ...], name: str, shape: type[Row]) -> Table:
    files = [(Path(part) / f"{name}.csv").as_posix() for part in folders]
    parts = [read_table(folder / file, file, shape) for file in files]
    missing = name in NEEDED and not any((folder / file).is_file() for file in files)
    return Table(
        rows=tuple(row for part in parts for row in part.rows),
        faults=(
            *(fault for part in parts for fault in part.faults),
            *([Fault(Place(files[0]), None, "must be there: no scenario is without it")] if missing else []),
        ),
    )


def _folder_faults(folder: Path, folders: tuple[str, ...]) -> Iterator[Fault]:
    """A file whose name is mistyped would be missed in silence: so no other CSV file may stand in the folder."""
    for part in folders:
        if not (folder / part).is_dir():
            yield Fault(Place(FILE), "include", f"{part!r} is not a folder")
        for path in sorted((folder / part).glob("*.csv")):
            if path.stem not in shapes():
                yield Fault(
                    Place((Path(part) / path.name).as_posix()), None, f"is not a file of a scenario: {', '.join(shapes())}"
                )
