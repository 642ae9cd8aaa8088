"""Two services as one trust has them, for worlds that differ in one thing that nobody may infer: what everybody can fetch there.

All that is not compared is the same in each: the people, their ids, the day.
"""

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final, TypeAlias
from uuid import UUID

import msgspec

from matching.service import MATCHING
from matching.service import routes as matching_routes
from plp_kit.core import event_store
from plp_kit.core.events import Stream
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.guards import Route, routes
from plp_kit.web.roles import IN_A_TRUST, Role
from plp_kit.web.tenancy import PLATFORM
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Answered, Person
from plp_testkit.sealing import sealed
from recruitment.ids import first_proposal_id
from recruitment.service import RECRUITMENT
from recruitment.service import routes as recruitment_routes
from tests.walls.bodies import APPLICATION, COHORT, TRUST

RECRUITING, MATCHED = datetime(2021, 1, 4, 9, tzinfo=UTC), datetime(2021, 3, 23, 9, tzinfo=UTC)
LATER: Final = timedelta(hours=1)
"""Each step comes later than the one before, so that a time that says when somebody was named is seen to differ."""
NOTHING_ELSE: Final = "00000000-0000-4000-8000-00000000000f"
"""The id of what a route needs and no world has: it is unknown everywhere."""
DRAWN: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b")
"""Ids, and the fingerprints of proposals."""

CANDIDATES: Final[Mapping[str, tuple[str, tuple[str, ...], frozenset[Role]]]] = {
    "ada": ("Ada Byron", ("senior",), frozenset({Role.PARTICIPANT})),
    "cai": ("Cai Ellis", ("senior", "served"), frozenset({Role.PARTICIPANT})),
    "ben": ("Ben Okafor", ("served",), frozenset({Role.PARTICIPANT})),
    "dee": ("Dee Kaur", ("served",), frozenset({Role.PARTICIPANT, Role.CO_CHAIR})),
}
"""Name, sides and roles. Ada manages Cai, so that two are not available to Ada as soon as there is a bar on her and Ben.

Two talk of boards, and two of wards: Ada and Dee, Cai and Ben, whatever else is known.
"""
TALKS_OF: Final = {"ada": "boards", "dee": "boards", "cai": "wards", "ben": "wards"}
STAFF: Final = {
    "facilitator": Role.FACILITATOR,
    "other facilitator": Role.FACILITATOR,
    "co-chair": Role.CO_CHAIR,
    **{str(role): role for role in IN_A_TRUST if role not in {Role.PARTICIPANT, Role.FACILITATOR, Role.CO_CHAIR}},
}

People: TypeAlias = Mapping[str, Person]
Fetched: TypeAlias = Mapping[str, str]
"""Everything that one person can fetch, by address: status, version and body."""


def people(service: RunningService, tenant: str) -> People:
    """The same in every world of a test."""
    candidates = {name: service.person(tenant, *roles) for name, (_, _, roles) in CANDIDATES.items()}
    return {**candidates, **{name: service.person(tenant, role) for name, role in STAFF.items()}}


@dataclass
class World:
    """`by` are the same people in each service."""

    tenant: str
    recruitment: RunningService
    matching: RunningService
    everybody: People
    cohort: str = ""
    applications: dict[str, str] = field(default_factory=dict)
    messages: list[tuple[str, str]] = field(default_factory=list)
    sent: int = 0

    def at_recruitment(self, name: str) -> Person:
        return replace(self.everybody[name], app=self.recruitment.app)

    def at_matching(self, name: str) -> Person:
        return replace(self.everybody[name], app=self.matching.app)

    def id(self, name: str) -> str:
        return str(self.at_recruitment(name).id)

    @cached_property
    def round(self) -> str:
        return str(self.at_matching("facilitator").list(f"/cohorts/{self.cohort}/rounds")[0]["round"])

    def hand_over(self, *, compared: bool = True) -> None:
        """Everything that recruitment has published since goes to matching, in order.

        That a list was changed after the acceptance is on the bus, which only the two services read: then it is not `compared`.
        """
        context = self.recruitment.runtime.context(self.tenant)
        with context.database.transaction() as db:
            rows = db.execute("SELECT stream, version FROM events ORDER BY position").fetchall()[self.sent :]
            self.sent += len(rows)
            entries = [event_store.load(db, RECRUITMENT.stored, Stream.parse(stream))[version - 1] for stream, version in rows]
        for entry in entries:
            if RECRUITMENT.language.topic_of(entry.event) is None:
                continue
            message = RECRUITMENT.language.message(entry, 1)
            fact = msgspec.json.decode(message.data)
            if compared:
                self.messages.append((f"{message.name} {message.stream}", msgspec.json.encode(_by_length(fact)).decode()))
            self.receives(message.name, fact, entry.origin.at)

    def receives(self, name: str, fact: object, at: datetime = MATCHED) -> None:
        """Matching does, from recruitment."""
        assert self.matching.receive(Topic(self.tenant, "recruitment"), name, fact, at=at) is None


Step: TypeAlias = Callable[[World], None]


def nothing(_world: World) -> None:
    """Nobody names anybody."""


@dataclass(frozen=True)
class Worlds:
    """Makes worlds of one tenant; people have the same ids in all."""

    make: MakeRunningService
    tenant: str
    known: list[People] = field(default_factory=list)

    def world(self, named: Step = nothing, entered: Step = nothing) -> World:
        """`named` is done before anybody is accepted and once more afterwards, `entered` before pairs are proposed."""
        recruitment = self.make(RECRUITMENT, recruitment_routes(), self.tenant)
        matching = self.make(MATCHING, matching_routes(), self.tenant)
        if not self.known:
            self.known.append(people(recruitment, self.tenant))
        world = World(self.tenant, recruitment, matching, self.known[0])
        _recruited(world, named)
        matching.at(MATCHED)
        world.hand_over()
        lines(cai=(["ada"], None))(world)
        world.recruitment.at(MATCHED + LATER)
        named(world)
        world.hand_over(compared=False)
        matching.at(MATCHED + 2 * LATER)
        entered(world)
        matching.at(MATCHED + 3 * LATER)
        _proposed(world)
        return world


def _recruited(world: World, named: Step) -> None:
    world.recruitment.at(RECRUITING)
    facilitator = world.at_recruitment("facilitator")
    operator = world.recruitment.person(PLATFORM, Role.OPERATOR)
    settings = {**TRUST["settings"], "topics": ["boards", "wards"]}
    _done(operator.post(f"/trusts/{world.tenant}", {**TRUST, "settings": settings}))
    _done(facilitator.post(f"/trust/proposals/{first_proposal_id(world.tenant)}/approvals"))
    world.cohort = _done(facilitator.post("/cohorts", COHORT, {"Idempotency-Key": "the-cohort"}))
    for name, (called, sides, _) in CANDIDATES.items():
        topics = {"topics_to_learn": [TALKS_OF[name]], "topics_to_share": [TALKS_OF[name]]}
        on = {"sides": [*sides], "senior_role_confirmed": "senior" in sides, "identifies_with_group": "served" in sides}
        applicant = world.at_recruitment(name)
        form = {**APPLICATION, **topics, **on}
        world.applications[name] = _done(applicant.post(f"/cohorts/{world.cohort}/applications", form))
        _done(applicant.post("/me/contacts", {"name": called, "address": f"{name}@{world.tenant}.nhs.uk"}))
    world.recruitment.at(RECRUITING + LATER)
    named(world)
    world.recruitment.at(RECRUITING + timedelta(days=1))
    for application in world.applications.values():
        _done(facilitator.post(f"/applications/{application}/acceptances"))
    assert facilitator.get(f"/applications/{world.applications['ada']}/profile").status == 200
    world.recruitment.at(MATCHED)
    while world.recruitment.work_deadlines():
        pass


def _proposed(world: World) -> None:
    """With a note on two people, proposed and signed."""
    facilitator = world.at_matching("facilitator")
    note = {"one": world.id("ada"), "other": world.id("dee"), "stance": "for", "reason": "Both talk of boards"}
    _done(world.at_matching("co-chair").post(f"/rounds/{world.round}/notes", note))
    _done(facilitator.post(f"/rounds/{world.round}/proposals"))
    _signed(world)


def _signed(world: World) -> None:
    """By those who are in no pair."""
    fingerprint = world.at_matching("facilitator").get(f"/rounds/{world.round}").body["fingerprint"]
    for name in ("facilitator", "co-chair"):
        _done(world.at_matching(name).post(f"/rounds/{world.round}/signatures", {"fingerprint": fingerprint}))


def names(author: str, *named: str, kind: str = "named") -> Step:
    """In recruitment, by typing the others' names, in place of whom the author named before."""

    def step(world: World) -> None:
        at = f"/applications/{world.applications[author]}/do-not-pair"
        typed = {"people": [{"name": CANDIDATES[name][0], "kind": kind} for name in named]}
        version = world.at_recruitment(author).get(at).headers["ETag"]
        _done(world.at_recruitment(author).put(at, typed, {"If-Match": version}))

    return step


def enters(matcher: str, one: str, other: str, kind: str) -> Step:
    """In matching, by somebody who is in no pair."""

    def step(world: World) -> None:
        pair = {"one": world.id(one), "other": world.id(other), "conflict": kind}
        _done(world.at_matching(matcher).post(f"/cohorts/{world.cohort}/conflicts", pair))

    return step


def lines(**of: tuple[list[str], str | None]) -> Step:
    """In matching, from recruitment: somebody's managers and team."""

    def step(world: World) -> None:
        for name, (managers, team) in of.items():
            person = world.at_matching(name).id
            line = {"posts": [{"managers": [world.id(manager) for manager in managers], "team": team}]}
            value = sealed(world.matching, world.tenant, "line", person, line)
            world.receives("recruitment.ReportingLinesRecorded.v1", {"person": person, "line": value})

    return step


def published_by_matching(world: World) -> list[str]:
    """Signed pairs become partnerships; what is then published."""
    _done(world.at_matching("facilitator").post(f"/rounds/{world.round}/publications"))
    context = world.matching.runtime.context(world.tenant)
    with context.database.transaction() as db:
        rows = db.execute("SELECT stream, version FROM events ORDER BY position").fetchall()
        entries = [event_store.load(db, MATCHING.stored, Stream.parse(stream))[version - 1] for stream, version in rows]
    facts = [MATCHING.language.message(entry, 1) for entry in entries if MATCHING.language.topic_of(entry.event)]
    return [f"{message.name} {message.data.decode()}" for message in facts]


def barred_too_late(world: World, bar: Step) -> str:
    """What another matcher is answered who publishes pairs of which one is barred since they were signed.

    They were published already and are taken back first.
    """
    facilitator, other = world.at_matching("facilitator"), world.at_matching("other facilitator")
    _done(facilitator.post(f"/rounds/{world.round}/unpublications"))
    _signed(world)
    bar(world)
    world.hand_over(compared=False)
    return _asked(other, f"/rounds/{world.round}/publications", None)


def tried(world: World, name: str) -> Fetched:
    """What one matcher is answered who asks to change something about each two people. It is not taken back."""
    matcher, at = world.at_matching(name), f"/rounds/{world.round}"
    note = {"stance": "against", "reason": "Tried"}
    bodies: Mapping[str, Mapping[str, str]] = {
        f"{at}/releases": {},
        f"{at}/pins": {},
        f"{at}/vetoes": {},
        f"{at}/notes": note,
        f"/cohorts/{world.cohort}/conflicts/lifts": {},
        f"/cohorts/{world.cohort}/conflicts": {"conflict": "declared"},
    }
    found: dict[str, str] = {}
    for (path, more), (one, other) in itertools.product(bodies.items(), itertools.combinations(sorted(CANDIDATES), 2)):
        body = {"one": world.id(one), "other": world.id(other), **more}
        found[f"{path} {one} {other}"] = _asked(matcher, path, body)
    found["propose"] = _asked(matcher, f"{at}/proposals", None)
    return renamed(found, world)


def _asked(matcher: Person, path: str, body: Mapping[str, str] | None) -> str:
    answered = matcher.post(path, body)
    shown = {header: answered.headers.get(header) for header in ("ETag", "Location")}
    return f"{answered.status} {shown} {json.dumps(answered.body)}"


def fetched(world: World, name: str, *services: str) -> Fetched:
    """By one person, from every GET route that any of their roles opens, about everybody and everything that there is."""
    person = world.everybody[name]
    apps = {"recruitment": world.recruitment.app, "matching": world.matching.app}
    found: dict[str, str] = {}
    for service in services or apps:
        asker = replace(person, app=apps[service])
        for path in _addresses(world, list(routes(apps[service])), person.roles):
            found[f"{service} {path}"] = _answer(asker, path)
    return renamed(found, world)


def _addresses(world: World, every: list[Route], roles: frozenset[Role]) -> Iterator[str]:
    for route in every:
        if route.method == "GET" and route.access and route.access.roles & roles:
            yield from _filled(world, route.path)


def _filled(world: World, path: str) -> Iterator[str]:
    """With each id that there is for each part of the address; nothing is asked about a person and themself."""
    persons = [world.id(name) for name in CANDIDATES]
    ids = {
        "cohort": [world.cohort],
        "application": list(world.applications.values()),
        "round_id": [world.round],
        **dict.fromkeys(("person", "one", "other"), persons),
    }
    parts = [
        ids.get(part[1:-1].partition(":")[2], [NOTHING_ELSE]) if part.startswith("<") else [part] for part in path.split("/")
    ]
    filled_parts = (each for each in itertools.product(*parts) if all(each.count(person) <= 1 for person in persons))
    for filled in map("/".join, filled_parts):
        if not path.endswith("/previews"):
            yield filled
            continue
        for step, (one, other) in itertools.product(("pin", "veto", "swap"), itertools.combinations(persons, 2)):
            yield f"{filled}?step={step}&one={one}&other={other}"


def _answer(asker: Person, path: str) -> str:
    """A request that is malformed shows nothing, so none may be."""
    response = asker._open("GET", path, None, {})  # noqa: SLF001 - the whole response, whatever its type
    assert response.status_code not in {400, 422}, (path, response.get_data(as_text=True))
    body = _whole(asker, path, response.get_json(silent=True))
    text = response.get_data(as_text=True) if body is None else json.dumps(_in_order(body))
    return f"{response.status_code} {response.headers.get('ETag')} {text}"


def _whole(asker: Person, path: str, page: Any) -> Any:  # noqa: ANN401 - any JSON
    """A list that comes in pages, with all of its rows."""
    match page:
        case {"next": cursor, "rows": list() as rows}:
            rest = _whole(asker, path, asker.get(f"{path}?cursor={cursor}").body) if cursor else []
            return [*rows, *rest]
        case _:
            return page


def _in_order(body: Any) -> Any:  # noqa: ANN401 - any JSON
    """Access records and notices of one moment come in the order of ids that a request draws: here, of what they say."""
    match body:
        case dict():
            return {name: _in_order(value) for name, value in body.items()}
        case [{"id": _, "reader": _, "at": _} | {"notice": _}, *_]:
            return sorted(body, key=lambda record: json.dumps({**record, "id": "", "notice": ""}, sort_keys=True))
        case list():
            return list(map(_in_order, body))
        case _:
            return body


def renamed(found: Fetched, world: World) -> Fetched:
    """What a request drew is numbered by first appearance; ids of people and things are the same in every world."""
    same = {world.cohort, world.round, *world.applications.values(), *(world.id(name) for name in world.everybody)}
    numbers: dict[str, str] = {}

    def numbered(match: re.Match[str]) -> str:
        return match[0] if match[0] in same else numbers.setdefault(match[0], f"id {len(numbers)}")

    return {path: DRAWN.sub(numbered, answer) for path, answer in found.items()}


def _by_length(fact: Any) -> Any:  # noqa: ANN401 - any JSON
    """A sealed value is as good as its label and length to anybody who cannot open it."""
    if isinstance(fact, dict):
        if fact.keys() == {"key", "stream", "label", "text"}:
            return {"label": fact["label"], "stream": fact["stream"], "length": len(fact["text"])}
        return {name: _by_length(value) for name, value in fact.items()}
    return list(map(_by_length, fact)) if isinstance(fact, list) else fact


def _done(answered: Answered) -> str:
    assert answered.status in {200, 201}, answered
    return str(UUID(str(answered.body["id"])))
