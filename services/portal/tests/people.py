"""Whom the issuer knows."""

import json
from pathlib import Path
from typing import Final

PEOPLE: Final = {"facilitator": "rha|garbutta", "evaluator": "rha|kariukib", "nobody": "rha|yardleyc"}
NAMES: Final = {"facilitator": "Ada <b>Garbutt</b>", "evaluator": "Ben Kariuki", "nobody": "Cai Yardley"}
ROLES: Final = {"facilitator": ["facilitator"], "evaluator": ["evaluator", "dpo"], "nobody": []}


class People:
    """In the file that the issuer reads."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "people.json"
        self.reset()

    def reset(self) -> None:
        self.file.write_text(json.dumps([_person(name) for name in PEOPLE]))

    def change(self, who: str, **changed: object) -> None:
        self.file.write_text(json.dumps([_person(name) | (changed if name == who else {}) for name in PEOPLE]))

    def remove(self, who: str) -> None:
        self.file.write_text(json.dumps([_person(name) for name in PEOPLE if name != who]))


def _person(name: str) -> dict[str, object]:
    return {"sub": PEOPLE[name], "name": NAMES[name], "tenant": "rha", "roles": ROLES[name]}
