"""Every route that seals, with a good request for it: a fresh one each time, since most can be made once only."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
from psycopg.sql import SQL, Identifier

from plp_kit.core import drafts
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_testkit.http import Answered, Person, new_subject
from tests.walls.answering import Answering
from tests.walls.asking import Asking
from tests.walls.bodies import APPLICATION, BODIES, ENTERED, GOAL, MARK
from tests.walls.seeds import SENIOR, accept, seeded

AN_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")

SEALS_NOTHING: Final = {
    "POST /me/joins": "It opens the code, and compares it.",
    "POST /applications/<uuid:application>/contact-confirmations": "It opens, and asks the vault whom lists know by an address.",
    "POST /surveys/<uuid:survey>/contributions": "It opens the answers, and counts them.",
    "POST /contributions/<uuid:contribution>/approvals": "It opens the answers, and counts them again.",
    "POST /cohorts/<uuid:cohort>/conflicts/lifts": "It opens, and finds what is about these two.",
    "POST /rounds/<uuid:round_id>/publications": "It opens, and works out who must not be paired.",
    "POST /rounds/<uuid:round_id>/pins": "It opens, and works out what a pin would do.",
    "POST /rounds/<uuid:round_id>/vetoes": "As pins.",
    "POST /rounds/<uuid:round_id>/swaps": "As pins.",
    "POST /operations/<string:tenant>/topics/<string:topic>/parked/<int:sequence>/retries": "It applies what others have sealed.",
    "POST /me/private-address/confirmations": "It opens the address, and the vault notes whose it is.",
    "POST /people/<uuid:person>/private-address/confirmations": "As one's own.",
    "PUT /import-files/<uuid:import_file>/columns": "It opens the headings of a file.",
}
"""Routes with work before their transaction that seal nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """`file` is sent as CSV in the place of a body."""

    person: Person
    path: str
    body: object = None
    file: bytes | None = None
    method: str = "POST"

    def send(self, headers: Mapping[str, str] | None = None) -> Answered:
        if self.method == "PUT":
            read = self.person.get(self.path.removesuffix("/picks")).headers.get("ETag", '"0"')
            return self.person.put(self.path, self.body, {"If-Match": read, **(headers or {})})
        if self.file is None:
            return self.person.post(self.path, self.body, headers or {})
        return self.person.send(self.path, self.file, "text/csv")

    @property
    def takes_a_version(self) -> bool:
        """A file begins a stream of its own, and takes no If-Match."""
        return self.file is None

    @property
    def names_something(self) -> bool:
        return AN_ID.search(self.path) is not None

    def about_nothing(self) -> "Request":
        """The same with ids that are nobody's."""
        return replace(self, path=AN_ID.sub(lambda _: str(uuid4()), self.path))


@dataclass(frozen=True, slots=True)
class SealingRoutes:
    """`requests` makes a good request for a route, by its method and path."""

    asking: Asking
    fresh: Mapping[str, Callable[[Request], Request]] = field(default_factory=dict)

    @classmethod
    def of(cls, at: Answering) -> "SealingRoutes":
        asking = Asking(at, seeded(at))
        return cls(asking, FRESH[at.service.name](at, asking.seeded.ids))

    @property
    def routes(self) -> Iterator[Route]:
        """Every route that changes something and takes an id or a body of the caller's."""
        return (route for route in self.asking.at.guarded if route.method != "GET")

    def request(self, route: Route) -> Request:
        name = f"{route.method} {route.path}"
        body = BODIES.get(self.asking.at.service.name, {}).get(name)
        plain = Request(self._caller(route), self.asking.path(route), body, method=route.method)
        return self.fresh[name](plain) if name in self.fresh else plain

    def _caller(self, route: Route) -> Person:
        at, roles = self.asking.at, route.access.roles if route.access else frozenset()
        subject = SENIOR if Role.PARTICIPANT in roles else new_subject()
        return Person(at.app, at.running.signer, at.own, roles, subject)


def _by_somebody_new(request: Request) -> Request:
    return replace(request, person=replace(request.person, subject=new_subject()))


def _listed(request: Request) -> Request:
    return replace(request, file=b"Email,Manager email\na@example.nhs.uk,b@example.nhs.uk\n")


def _entered_now(at: Answering, cohort: str) -> str:
    """An application that a facilitator has just entered."""
    given = {**ENTERED, "address": f"{uuid4()}@example.nhs.uk"}
    answered = at.running.person(at.own, Role.FACILITATOR).post(f"/cohorts/{cohort}/entered-applications", given)
    return str(answered.body["id"])


def _somebody_who_left(at: Answering, cohort: str) -> UUID:
    """That they have is on record."""
    facilitator = at.running.person(at.own, Role.FACILITATOR)
    applicant = Person(at.app, at.running.signer, at.own, frozenset({Role.PARTICIPANT}), new_subject())
    application = applicant.post(f"/cohorts/{cohort}/applications", APPLICATION).body["id"]
    for answered in (
        facilitator.post(f"/applications/{application}/acceptances"),
        facilitator.post(f"/applications/{application}/departures", {"on": "2021-01-04"}),
    ):
        assert answered.status == HTTPStatus.OK, answered
    return applicant.id


def _recruitment(at: Answering, ids: Mapping[str, str]) -> Mapping[str, Callable[[Request], Request]]:
    files = f"/cohorts/{ids['cohort']}/import-files?channel={MARK}"

    def entered(request: Request) -> Request:
        return replace(request, body={**_members(request.body), "address": f"{uuid4()}@example.nhs.uk"})

    def kept(request: Request) -> Request:
        file = f"Id,Start time,Completion time,Email,Name,{MARK} 1\n1,1,2,{uuid4()}@example.nhs.uk,Ada,Words\n"
        return replace(request, path=files, file=file.encode())

    def imported(request: Request) -> Request:
        file = f"/import-files/{kept(request).send().body['id']}"
        run = request.person.get(f"{file}/dry-run").body["dry_run"]
        return replace(request, path=f"{file}/import", body={"dry_run": run}, file=None)

    def claimed(request: Request) -> Request:
        invited = imported(Request(at.running.person(at.own, Role.FACILITATOR), files)).send()
        assert invited.status == HTTPStatus.OK, invited
        context = at.running.runtime.context(at.own)
        with context.database.transaction() as db:
            ((stream, code),) = db.execute(
                "SELECT stream, payload->'code' FROM events WHERE name = 'recruitment.invited.v1' ORDER BY position DESC LIMIT 1"
            ).fetchall()
        (words,) = context.open([msgspec.convert(code, Sealed)])
        new = _by_somebody_new(request)
        return replace(new, path=f"/invitations/{stream.partition('-')[2]}/claims", body={"code": words})

    def answered(request: Request) -> Request:
        asked = at.running.person(at.own, Role.PARTICIPANT).post("/me/requests", {"kind": "complaint", "words": MARK})
        return replace(request, path=f"/requests/{asked.body['id']}/answers", body={"outcome": "granted", "words": MARK})

    def excepted(request: Request) -> Request:
        """Somebody else each time: nobody has two exceptions from one rule."""
        return replace(request, path=f"/people/{at.running.person(at.own, Role.EVALUATOR).id}/exceptions")

    def taken_back(request: Request) -> Request:
        """An answer of an application that was written anew just now."""
        assert request.person.post(f"/cohorts/{ids['cohort']}/applications/mine", APPLICATION).status == 200
        (text,) = {row["text"] for row in request.person.list("/me/writing") if row["what"] == "profile_1"}
        return replace(request, path=f"/applications/{ids['application']}/texts/{text}/withdrawals")

    return {
        "POST /applications/<uuid:application>/texts/<uuid:text>/withdrawals": taken_back,
        "POST /cohorts/<uuid:cohort>/applications": _by_somebody_new,
        "POST /cohorts/<uuid:cohort>/entered-applications": entered,
        "POST /cohorts/<uuid:cohort>/import-files": kept,
        "POST /import-files/<uuid:import_file>/import": imported,
        "POST /staff-lists": _listed,
        "POST /invitations/<uuid:application>/claims": claimed,
        "POST /requests/<uuid:request>/answers": answered,
        "POST /people/<uuid:person>/exceptions": excepted,
        "POST /people/<uuid:person>/private-address": lambda request: replace(
            request, path=f"/people/{_somebody_who_left(at, ids['cohort'])}/private-address"
        ),
        "PUT /me/name": lambda request: replace(request, body={"name": str(uuid4())}),
        "POST /entered-applications/<uuid:entered>/join-codes": lambda request: replace(
            request, path=f"/entered-applications/{_entered_now(at, ids['cohort'])}/join-codes"
        ),
    }


def _partnership_journal(_at: Answering, ids: Mapping[str, str]) -> Mapping[str, Callable[[Request], Request]]:
    def revised(request: Request) -> Request:
        known = {row["text"] for row in request.person.list("/me/writing")}
        assert request.person.post(f"/partnerships/{ids['partnership']}/goals", GOAL).status == 200
        (text,) = {row["text"] for row in request.person.list("/me/writing")} - known
        return replace(request, path=f"/partnerships/{ids['partnership']}/texts/{text}/revisions")

    return {"POST /partnerships/<uuid:partnership>/texts/<uuid:replaced>/revisions": revised}


def _matching(at: Answering, ids: Mapping[str, str]) -> Mapping[str, Callable[[Request], Request]]:
    round_id = f"/rounds/{ids['round_id']}"

    def proposed(request: Request) -> Request:
        """There are more people than before: the same pairs again are refused."""
        accept(at, UUID(ids["cohort"]), {uuid4(): "senior", uuid4(): "served"})
        return request

    def repaired(request: Request) -> Request:
        """The round is signed, and then more people are there."""
        matchers = [at.running.person(at.own, role) for role in (Role.FACILITATOR, Role.CO_CHAIR)]
        assert proposed(Request(matchers[0], f"{round_id}/proposals")).send().status == 200
        fingerprint = matchers[0].get(round_id).body["fingerprint"]
        for matcher in matchers:
            assert matcher.post(f"{round_id}/signatures", {"fingerprint": fingerprint}).status == 200
        proposed(request)
        repair = matchers[0].get(f"{round_id}/repairs").body["free"][0]
        return replace(request, body={"changes": repair["changes"]})

    return {"POST /rounds/<uuid:round_id>/proposals": proposed, "POST /rounds/<uuid:round_id>/repairs": repaired}


def _nothing_fresh(_at: Answering, _ids: Mapping[str, str]) -> Mapping[str, Callable[[Request], Request]]:
    return {}


def _members(body: object) -> dict[str, Any]:
    return dict(body) if isinstance(body, Mapping) else {}


FRESH: Final = {
    "recruitment": _recruitment,
    "partnership_journal": _partnership_journal,
    "matching": _matching,
    "evaluation": _nothing_fresh,
}


@dataclass(frozen=True, slots=True)
class Keys:
    """`named` are those of sealed values in events and waiting rows, `readable` those of them whose words the service shows."""

    readable: frozenset[UUID]
    named: frozenset[UUID]
    alive: frozenset[UUID]
    """What the vault has of those that the service made, and does not preserve until it can destroy them."""
    spent: frozenset[UUID]


def keys(at: Answering) -> Keys:
    context = at.running.runtime.context(at.own)
    with context.database.transaction() as db:
        payloads = [payload for (payload,) in db.execute("SELECT payload FROM events").fetchall()]
        waiting = _waiting(db)
        spent = frozenset(key for (key,) in db.execute("SELECT key FROM spent_keys"))
    values = [value for payload in payloads for value in _values(payload)]
    texts = context.open(values)
    with at.running.runtime.vault_database.of(at.own).transaction() as db:
        mine = db.execute(
            "SELECT id FROM keys WHERE made_by = %s AND wrapped IS NOT NULL AND NOT waits",
            (at.service.name,),
        ).fetchall()
    alive = frozenset(id for (id,) in mine)
    readable = {value.key for value, text in zip(values, texts, strict=True) if text is not None} | (waiting & alive)
    named = {value.key for value in values} | waiting
    return Keys(frozenset(readable), frozenset(named), alive, spent)


def _waiting(db: Db) -> set[UUID]:
    """Whatever has a key in a row beside the log."""
    tables = db.execute(
        """SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'key' AND data_type = 'uuid' AND table_name <> 'spent_keys'"""
    ).fetchall()
    rows = [db.execute(SQL("SELECT key FROM {}").format(Identifier(table))).fetchall() for (table,) in tables]
    return {key for keys in rows for (key,) in keys} | drafts.keys(db)


def _values(part: object) -> Iterator[Sealed]:
    match part:
        case {"key": _, "stream": _, "label": _, "text": _}:
            yield msgspec.convert(part, Sealed)
        case dict():
            for inner in part.values():
                yield from _values(inner)
        case list():
            for inner in part:
                yield from _values(inner)
        case _:
            return
