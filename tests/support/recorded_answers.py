"""Write the requests and answers anew that are the examples of the APIs: `python -m tests.support.recorded_answers`.

It plays the programme in mid-life, notes what its people send and are answered, and then asks for the rest. What no play comes to
has an example made from its schema. Everybody in it is invented.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import Any, Final

import requests

from plp_contracts import recorded
from plp_contracts.operations import Operation, operations
from plp_demo.platform.platform import running
from plp_demo.platform.settling import Observer
from plp_demo.player.acting import Memory
from plp_demo.player.api_client import ApiClient
from plp_demo.player.people import people
from plp_demo.player.playing import Player
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import steps
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES

ROOT: Final = Path(__file__).resolve().parents[2]
AT_MOST: Final = 2
TRIES: Final = 40
ALSO: Final = {"round_id": "round", "one": "person", "other": "person", "entered": "application"}
"""Parts of paths that answers call something else."""


@dataclass(frozen=True, slots=True)
class Notes:
    """By service, method and path as OpenAPI has it; `ids` by the name of what they are of."""

    documents: dict[str, Any]
    kept: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def take(self, service: str, method: str, path: str, body: object, answer: object) -> None:
        operation = next(each for each in operations(self.documents[service]) if _is(each, method, path))
        self._find_ids(answer)
        if _says_something(answer):
            asked = {} if body is None or isinstance(body, bytes) else {"request": _short(json.loads(json.dumps(body)))}
            self.kept.setdefault(service, {})[operation.name] = {**asked, "answer": _short(answer)}

    def _find_ids(self, answer: object) -> None:
        match answer:
            case dict():
                for name, value in answer.items():
                    if isinstance(value, str) and re.fullmatch(r"[0-9a-f-]{36}", value) and value not in self.ids.get(name, []):
                        self.ids.setdefault(name, []).insert(0, value)
                    self._find_ids(value)
            case list():
                for value in answer:
                    self._find_ids(value)
            case _:
                pass

    def paths(self, operation: Operation) -> Iterator[str]:
        names = re.findall(r"{(\w+)}", operation.path)
        known = [self.ids.get(ALSO.get(name, name), []) for name in names]
        for chosen in islice(product(*known), TRIES):
            if len(set(chosen)) == len(chosen):
                yield operation.path.format(**dict(zip(names, chosen, strict=True)))


def _is(operation: Operation, method: str, path: str) -> bool:
    pattern = re.sub(r"{\w+}", "[^/]+", operation.path)
    exact = operation.path == path.partition("?")[0]
    return operation.method == method.lower() and (exact or re.fullmatch(pattern, path.partition("?")[0]) is not None)


def _says_something(answer: object) -> bool:
    """A page without rows is no example."""
    lists = [value for value in answer.values() if isinstance(value, list)] if isinstance(answer, dict) else [answer]
    return bool(answer) and (not lists or any(lists))


def _short(value: object) -> object:
    match value:
        case list():
            return [_short(each) for each in value[:AT_MOST]]
        case dict():
            return {name: _short(each) for name, each in value.items()}
        case _:
            return value


class Noting(ApiClient):
    """Notes each request that is answered."""

    notes: Notes

    def get(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        answer = super().get(service, person, path)
        self.notes.take(service, "GET", path, None, answer)
        return answer

    def post(self, service: str, person: str, path: str, body: object, key: str) -> dict[str, Any]:
        answer = super().post(service, person, path, body, key)
        self.notes.take(service, "POST", path, body, answer)
        return answer


def _ask_for_the_rest(client: Noting, scenario: Scenario) -> None:
    """Twice, as what is answered first names what can be asked for then."""
    waiting = [person for person in people(scenario) if person.waits]
    for _, (service, document) in product(range(2), client.notes.documents.items()):
        for operation in operations(document):
            if operation.method == "get" and operation.name not in client.notes.kept.get(service, {}):
                roles = set(operation.said.get("x-roles", Role))
                _ask(client, service, operation, [each.sub for each in waiting if roles.intersection(each.roles)])


def _ask(client: Noting, service: str, operation: Operation, asking: list[str]) -> None:
    query = "?group_served=bme" if operation.path == "/national/table" else ""
    for path, person in islice(product(client.notes.paths(operation), asking), TRIES):
        bearer = {"Authorization": f"Bearer {client.token(person)}"}
        answer = requests.get(f"{client.at.http(service)}{path}{query}", headers=bearer, timeout=30)
        if answer.ok and "json" in answer.headers["Content-Type"] and _says_something(answer.json()):
            client.notes.take(service, "GET", path, None, answer.json())
            return


def main() -> None:
    scenario = read(ROOT / "scenarios" / "midlife")
    if not isinstance(scenario, Scenario):
        raise SystemExit("\n".join(map(str, scenario)))
    files = {service.name: ROOT / f"contracts/openapi/{service.name}.json" for service in SERVICES}
    notes = Notes({name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items()})
    with running(people(scenario), [trust.trust for trust in scenario.trusts], lambda _line: None) as platform:
        client = Noting(platform.at)
        client.notes = notes
        player = Player(platform, Observer(platform.at.deployment), client, Memory())
        player.play(steps(scenario), scenario.about.ends_on, lambda _day, _done, _total: None)
        _ask_for_the_rest(client, scenario)
    for name, kept in notes.kept.items():
        written = recorded.write(name, kept)
        sys.stdout.write(f"{written.name}: {len(kept)} operations\n")


if __name__ == "__main__":
    main()
