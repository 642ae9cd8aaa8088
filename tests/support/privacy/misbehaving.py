"""Requests that nobody should send, with a marker wherever something can be written: in bodies, addresses and headers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from tests.support.privacy.asking import Asking
from tests.support.privacy.texts import documents, operations, texts

HEADERS: Final = ("User-Agent", "Cookie", "Referer", "X-Request-Id", "traceparent", "tracestate", "baggage", "If-Match")
WORDLESS: Final = frozenset({"POST /me/erasures", "POST /me/erasures/retractions"})
"""Accepts no data, and misbehaves towards its client."""
OF_THE_TRUST: Final = frozenset({"POST /cohorts/set-ups"})
"""Takes a title alone, and keeps it: it is the trust's own word, and plain."""
PORTAL: Final = ("/{mark}", "/cohorts/{mark}", "/sign-in?page={mark}", "/sign-in/callback?code={mark}&state={mark}")


@dataclass(frozen=True, slots=True)
class Misbehaving:
    """`mark` is what somebody writes, `key` what they call it: a refusal names an unknown field, and never says its value."""

    asking: Asking
    mark: str
    key: str

    def everywhere(self, people: Sequence[str]) -> None:
        """Asks every operation of every service, as each of these people."""
        for service, document in documents().items():
            for operation in (operation for operation, _ in operations(document) if operation not in WORDLESS | OF_THE_TRUST):
                for person in people:
                    self._everything(service, operation, self.asking.token(person))
            self._nowhere(service)
        for path in PORTAL:
            self.asking.raw("portal", "GET", path.format(mark=self.mark), dict.fromkeys(HEADERS, self.mark))

    def _everything(self, service: str, operation: str, token: str) -> None:
        method, template = operation.split(" ", 1)
        path = _filled(template, str(uuid4()))
        for sent in self._sent(service, operation):
            answer = self.asking.raw(service, method, path, self._headers(method, token), **sent)
            if not answer.ok and "json" in sent:
                self.asking.refused.note(service, method, path, sent["json"], self.mark)
        strange = {**self._headers(method, token), **dict.fromkeys(HEADERS, self.mark)}
        self.asking.raw(service, method, _filled(template, self.mark), strange, params={self.key: self.mark})

    def _headers(self, method: str, token: str) -> dict[str, str]:
        needed = {"POST": {"Idempotency-Key": f"{self.mark}{uuid4()}"}, "PUT": {"If-Match": '"1"'}}
        return {"Authorization": f"Bearer {token}", **needed.get(method, {})}

    def _sent(self, service: str, operation: str) -> Iterator[dict[str, Any]]:
        """Texts where they belong but nothing else right; what no schema knows; and what no reader could make sense of."""
        known = [field.path for field in texts() if (field.service, field.operation) == (service, operation)]
        yield {"json": _body(known, self.mark)}
        yield {"json": {self.key: self.mark, "aims": {self.key: [self.mark]}, "profile": self.mark}}
        yield {"json": [self.mark]}
        yield {"data": self.mark.encode()}

    def _nowhere(self, service: str) -> None:
        for method in ("GET", "POST", "DELETE"):
            self.asking.raw(service, method, f"/{self.mark}", params={self.key: self.mark})
            self.asking.raw(service, method, "/openapi.json", {"Authorization": f"Bearer {self.mark}", "Content-Type": self.mark})


def _body(paths: list[str], mark: str) -> dict[str, Any]:
    """With the marker at each of the paths, and nothing else."""
    made: dict[str, Any] = {}
    for path in paths:
        _put(made, path.replace("[]", ".[]").split("."), mark)
    return made


def _put(here: dict[str, Any], steps: list[str], mark: str) -> None:
    match steps:
        case [last]:
            here[last] = mark
        case [name, "[]"]:
            here[name] = [mark]
        case [name, "[]", *rest]:
            (inner,) = here.setdefault(name, [{}])
            _put(inner, rest, mark)
        case [name, *rest]:
            _put(here.setdefault(name, {}), rest, mark)
        case _:
            return


def _filled(template: str, value: str) -> str:
    before, brace, rest = template.partition("{")
    return template if not brace else f"{before}{value}{_filled(rest.partition('}')[2], value)}"
