"""schemathesis on one OpenAPI document: boundaries, random requests and sequences of them, good and bad, always the same ones."""

from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import schemathesis
from flask import Flask
from schemathesis import AuthContext, Case
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import Interaction
from schemathesis.generation import GenerationMode

from tests.walls.asking import NOBODY, NOWHERE

SEED: Final = 20_211_104
KEY: Final = "Idempotency-Key"
Document = dict[str, Any]
TokenOf = Callable[[str, str], str]

# What a document cannot say (an order of dates, texts that must differ) is refused with 422 though the document allows it.
# Who is let in is looked at by tests/walls.
SETTINGS: Final = {
    "seed": SEED,
    "continue-on-failure": True,
    "generation": {"deterministic": True, "max-examples": 5, "no-shrink": True, "with-security-parameters": False},
    "checks": {
        "ignored_auth": {"enabled": False},
        "missing_required_header": {"expected-statuses": [400, 428]},
        "positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 412, 422]},
    },
    "phases": {"stateful": {"max-steps": 4, "generation": {"max-examples": 4}}},
}


@dataclass(frozen=True, slots=True)
class Seeds:
    """What requests begin with: ids of things that there are, by their names in paths; good bodies, by method and path."""

    ids: Mapping[str, str]
    bodies: Mapping[tuple[str, str], object]


@dataclass(slots=True)
class Found:
    """What was answered how often, by phase; and each kind of failure, as operation, check and what it said."""

    answered: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)

    def __str__(self) -> str:
        answered = [f"{phase} {status}: {times}" for (phase, status), times in sorted(self.answered.items())]
        failed = [f"{operation}, {check}: {message}" for (operation, check), message in sorted(self.failures.items())]
        return "\n".join([f"seed {SEED}", ", ".join(answered), *failed])


def found(app: Flask, document: Document, seeds: Seeds, token_of: TokenOf) -> Found:
    """`token_of` signs for somebody of a role, for a path."""
    schema = schemathesis.openapi.from_dict(_about(document, seeds), config=SchemathesisConfig.from_dict(SETTINGS))
    schema.app = app
    numbers = count()

    @schema.auth(refresh_interval=None)
    class _SignedIn:
        def get(self, case: Case[Any], _context: AuthContext) -> str:
            roles = case.operation.definition.raw.get("x-roles")
            return token_of(roles[next(numbers) % len(roles)], case.operation.path) if roles else ""

        def set(self, case: Case[Any], data: str, _context: AuthContext) -> None:
            if case.method == "POST" and _has_good_headers(case):
                case.headers[KEY] = f"key-{next(numbers)}"
            if data:
                case.headers["Authorization"] = f"Bearer {data}"

    made = Found()
    for event in from_schema(schema).execute():
        _note(made, event)
    return made


def _about(document: Document, seeds: Seeds) -> Document:
    """The document, whose paths lead to things that there are and things that there are not, whose ETags are near the truth."""
    made = deepcopy(document)
    for path, item in made["paths"].items():
        for parameter in item.get("parameters", []):
            parameter["schema"]["enum"] = _ids_of(parameter, seeds.ids[parameter["name"]])
        for method in item.keys() - {"parameters"}:
            _begin_with(item[method], seeds.bodies.get((method.upper(), path)))
    return made


def _begin_with(operation: Document, body: object) -> None:
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "If-Match":
            parameter["schema"]["enum"] = ['"1"', '"2"', '"3"']
    if body is not None and "application/json" in operation["requestBody"]["content"]:
        operation["requestBody"]["content"]["application/json"]["example"] = body


def _ids_of(parameter: Document, known: str) -> list[object]:
    """One of something that there is, and one of nothing."""
    if parameter["schema"].get("type") == "integer":
        return [int(known), int(known) + 1]
    return [known, str(NOBODY) if parameter["schema"].get("format") == "uuid" else NOWHERE]


def _has_good_headers(case: Case[Any]) -> bool:
    modes = {} if case.meta is None else {location.value: part.mode for location, part in case.meta.components.items()}
    return modes.get("header", GenerationMode.POSITIVE) is GenerationMode.POSITIVE


def _note(made: Found, event: events.EngineEvent) -> None:
    """Raises what went wrong in schemathesis itself: a battery that did not run found nothing."""
    if isinstance(event, events.NonFatalError):
        raise event.value
    if isinstance(event, events.FatalError):
        raise event.exception
    if isinstance(event, events.ScenarioFinished):
        _note_answers(made, event)


def _note_answers(made: Found, scenario: events.ScenarioFinished) -> None:
    recorder = scenario.recorder
    for interaction in recorder.interactions.values():
        if interaction.response is not None:
            made.answered[scenario.phase.value, interaction.response.status_code] += 1
    for case, checks in recorder.checks.items():
        operation = recorder.cases[case].value.operation.label
        for check in checks:
            if check.failure_info is not None:
                message = f"{check.failure_info.failure.message}\n{_exchange(recorder.interactions.get(case))}"
                made.failures.setdefault((operation, check.name), message)


def _exchange(interaction: Interaction | None) -> str:
    if interaction is None or interaction.response is None:
        return "(nothing was answered)"
    request, response = interaction.request, interaction.response
    headers = {name: value for name, value in request.headers.items() if name != "Authorization"}
    return f"{request.method} {request.uri} {headers} {request.body!r}\n{response.status_code} {response.content!r}"
