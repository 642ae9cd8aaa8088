"""Reading `scenario.toml`."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, cast, get_type_hints

from plp_demo.scenario.columns import Broken, parser
from plp_demo.scenario.model import About
from plp_demo.scenario.places import Fault, Place

FILE: Final = "scenario.toml"
INCLUDE: Final = "include"


@dataclass(frozen=True, slots=True)
class Opening:
    """`about` is None where it could not be read; `include` names the folders whose rows belong to the scenario too."""

    about: About | None
    include: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_about(folder: Path) -> Opening:
    try:
        entries = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return _unreadable("must be there: it says what the scenario is")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return _unreadable(f"must be TOML in UTF-8: {error}")
    return _opening(entries)


def _unreadable(rule: str) -> Opening:
    return Opening(None, faults=(Fault(Place(FILE), None, rule),))


def _opening(entries: Mapping[str, object]) -> Opening:
    parsers = {name: parser(hint) for name, hint in get_type_hints(About).items()}
    unknown = [_fault(name, "is not a name of this file") for name in entries if name not in parsers and name != INCLUDE]
    values = {name: _parsed(parse, entries.get(name)) for name, parse in parsers.items()}
    broken = [_fault(name, value.rule) for name, value in values.items() if isinstance(value, Broken)]
    include = entries.get(INCLUDE, [])
    if not isinstance(include, list) or not all(isinstance(name, str) for name in include):
        return Opening(None, faults=(*unknown, *broken, _fault(INCLUDE, 'must be a list of folders, such as ["../pilot"]')))
    if unknown or broken:
        return Opening(None, tuple(include), (*unknown, *broken))
    return Opening(cast(Callable[..., About], About)(**values), tuple(include))


def _parsed(parse: Callable[[str], object], value: object) -> object:
    if value is None:
        return Broken("must be there")
    return parse(str(value)) if isinstance(value, str | date) else Broken(f"{value!r} is neither text nor a date")


def _fault(name: str, rule: str) -> Fault:
    return Fault(Place(FILE), name, rule)
