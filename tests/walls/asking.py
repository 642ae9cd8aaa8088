"""Asking any route as anybody."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final
from uuid import uuid4

from plp_kit.service import Service
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_testkit.http import Signer
from tests.walls.answering import Answering, answering
from tests.walls.bodies import BODIES, QUERIES
from tests.walls.estate import Estate
from tests.walls.seeds import Seeded, seeded

NOBODY: Final = uuid4()
NOWHERE: Final = "nowhere"


class Who(StrEnum):
    OWN = "own"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is everything that came back, headers and body."""

    status: int
    code: str | None
    is_empty_list: bool
    text: str = field(repr=False)

    def is_refused(self, status: int, code: str) -> bool:
        """With this code, or one that it begins."""
        return self.status == status and (self.code or "").startswith(code)

    def __str__(self) -> str:
        return f"{self.status}[]" if self.is_empty_list else str(self.status)


@dataclass(frozen=True, slots=True)
class Asking:
    """The people of a service's trusts. A stranger is the same person, with the same key, in another trust."""

    at: Answering
    seeded: Seeded

    def ask(self, route: Route, role: Role, who: Who) -> Answer:
        headers = {"Idempotency-Key": f"{route.method} {route.path} {role}".replace(" ", "-"), **self._tenants_by_header(who)}
        if route.method in {"PUT", "PATCH", "DELETE"}:
            headers["If-Match"] = '"1"'
        if who is not Who.NONE:
            headers["Authorization"] = f"Bearer {self._token(route, role, who)}"
        return self._answer(route, self.path(route, who), headers)

    def with_roles(self, route: Route, subject: str, *roles: Role, whole: bool = True) -> Answer:
        """One person of the trust with all of these roles in one token. A change that is not asked as a `whole` has no key."""
        tenant = PLATFORM if route.access is not None and route.access.is_operators else self.at.own
        headers = {"Authorization": f"Bearer {self.at.running.signer.token(subject, tenant, *roles)}"}
        key = {"Idempotency-Key": f"{route.method} {route.path} {subject} {' '.join(roles)}".replace(" ", "-")}
        return self._answer(route, self.path(route), {**headers, **(key if whole else {})})

    def with_token(self, route: Route, token: str) -> Answer:
        return self._answer(route, self.path(route), {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"})

    def _answer(self, route: Route, path: str, headers: Mapping[str, str]) -> Answer:
        body = self.with_ids(BODIES.get(self.at.service.name, {}).get(_named(route)))
        response = self.at.app.test_client().open(path, method=route.method, json=body, headers=dict(headers))
        body = response.get_json(silent=True)
        code = body.get("code") if isinstance(body, dict) else None
        text = f"{response.headers}\n{response.get_data(as_text=True)}"
        return Answer(response.status_code, code, body == [], text)

    def with_ids(self, body: object) -> object:
        """With the seeded ids in the place of their names, where they are asked for in a body: `<applicant>`."""
        match body:
            case {**members}:
                return {name: self.with_ids(member) for name, member in members.items()}
            case [*items]:
                return [self.with_ids(item) for item in items]
            case str() if body.startswith("<") and body.endswith(">"):
                return self.seeded.ids.get(body[1:-1], body)
            case _:
                return body

    def has_body(self, route: Route) -> bool:
        return _named(route) in BODIES.get(self.at.service.name, {})

    def path(self, route: Route, who: Who = Who.OWN) -> str:
        """Raises AssertionError for a part of a path that nothing was seeded for."""
        tenant_in = route.access.tenant_in if route.access else None
        ids = {**self.seeded.ids, **({tenant_in: NOWHERE} if tenant_in and who is Who.UNKNOWN else {})}
        wanted = {part[1:-1].partition(":")[2] for part in route.path.split("/") if part.startswith("<")}
        how = f"{route}: {self.at.service.name}() in tests/walls/seeds.py makes what it is about; no id {wanted - ids.keys()} yet"
        assert wanted <= ids.keys(), how
        parts = [ids[part[1:-1].partition(":")[2]] if part.startswith("<") else part for part in route.path.split("/")]
        return "/".join(parts) + QUERIES.get(_named(route), "")

    def _token(self, route: Route, role: Role, who: Who) -> str:
        is_named = route.access is not None and route.access.tenant_in is not None
        tenants = {
            Who.OWN: PLATFORM if route.access is not None and route.access.is_operators else self.at.own,
            Who.FOREIGN: self.at.foreign,
            Who.UNKNOWN: PLATFORM if is_named else NOWHERE,
        }
        return self.at.running.signer.token(self.seeded.people.get(role, str(NOBODY)), tenants[who], role)

    def _tenants_by_header(self, who: Who) -> dict[str, str]:
        """What other systems would believe."""
        if who is Who.OWN:
            return {}
        return {
            "X-Tenant": self.at.own,
            "X-Tenant-Id": self.at.own,
            "X-Scope-OrgID": self.at.own,
            "X-Forwarded-Host": self.at.own,
        }


def made_up(at: Answering) -> Asking:
    """For questions that are answered before anything is looked for: every id is somebody's, and nobody's here."""
    parts = {part[1:-1] for route in at.routes for part in route.path.split("/") if part.startswith("<")}
    ids = {name: "1" if kind == "int" else str(NOBODY) for kind, _, name in (part.partition(":") for part in parts)}
    return Asking(at, Seeded({**ids, "tenant": at.own}, {}))


def _named(route: Route) -> str:
    return f"{route.method} {route.path}"


Everybody = Callable[[Service], Asking]


@contextmanager
def everybody_at(estate: Estate, signer: Signer) -> Iterator[Everybody]:
    """The people at a service of the deployment for all trusts, of which one has something there."""
    with ExitStack() as closing:

        @cache
        def made(name: str) -> Asking:
            service = next(each for each in estate.pooled.services if each.name == name)
            at = answering(estate, estate.pooled, service, signer, closing)
            return Asking(at, seeded(at))

        yield lambda service: made(service.name)
