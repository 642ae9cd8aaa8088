"""A small service over HTTP: counters that a facilitator adds to, on a real database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask, Response
from flask.views import MethodView
from marshmallow import Schema, fields, validate

from plp_kit.core.clocks import SystemClock
from plp_kit.core.database import Database
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.core.tenants import is_known
from plp_kit.service import TenantContext, Write
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.vault import Vault
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, public, requires
from plp_kit.web.paging import PageSchema, page, position
from plp_kit.web.reads import existing, programme_time, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import ServedTenants
from plp_kit.web.wiring import Wiring
from plp_testkit.delivery.counter_service import COUNTER, LANGUAGE, SLICES, Add
from plp_testkit.fixtures.services import MakeServiceDatabase, service_databases
from plp_testkit.http import Person, Signer, people_without_a_vault
from plp_testkit.templates import Templates

NO_SUCH_COUNTER = Refusal("no_such_counter", "There is no such counter.", Kind.MISSING)
DONE = UUID(int=3)

counters = Blueprint("counters", __name__, description="Counters that count up.")


class PartSchema(Schema):
    weight = fields.Integer(required=True, strict=True)


class AddSchema(Schema):
    number = fields.Integer(required=True, strict=True, validate=validate.Range(1))
    note = fields.String(load_default="", validate=validate.Length(max=20))
    parts = fields.List(fields.Nested(PartSchema), load_default=list)


class CounterSchema(Schema):
    total = fields.Integer(required=True)
    read_by = fields.UUID(required=True)
    read_at = fields.AwareDateTime(required=True)


class NumbersSchema(Schema):
    rows = fields.List(fields.Integer(), required=True)
    next = fields.String(required=True, allow_none=True)


@counters.route("/counters")
class Counters(MethodView):
    @requires(Role.FACILITATOR)
    @counters.arguments(AddSchema)
    @counters.creates
    def post(self, body: dict[str, int]) -> Response:
        """Begin a counter."""
        counter = uuid4()
        return commands().run(COUNTER, counter, Add(body["number"]), created=f"/counters/{counter}")


@counters.route("/counters/<uuid:counter>")
class Counter(MethodView):
    @requires(Role.FACILITATOR, Role.PARTICIPANT)
    @counters.shows(CounterSchema)
    def get(self, counter: UUID) -> object:
        with reading() as db:
            loaded = context().handler.load(db, COUNTER, counter)
            row = {"total": loaded.state.total, "read_by": caller().person, "read_at": programme_time(db)}
        return tagged(existing(row if loaded.version else None, NO_SUCH_COUNTER), loaded.version)

    @requires(Role.FACILITATOR)
    @counters.arguments(AddSchema)
    @counters.changes
    def put(self, body: dict[str, int], counter: UUID) -> Response:
        return commands().run(COUNTER, counter, Add(body["number"]))


@counters.route("/counters/<uuid:counter>/numbers")
class Numbers(MethodView):
    @requires(Role.FACILITATOR)
    @counters.arguments(AddSchema)
    @counters.changes
    def post(self, body: dict[str, int], counter: UUID) -> Response:
        return commands().use(lambda write: write.handle(COUNTER, counter, Add(body["number"])))


@counters.route("/counters/<uuid:counter>/estimates")
class Estimates(MethodView):
    """Slow work first, which leaves a mark of its own each time: a counter of how often it was done."""

    @requires(Role.FACILITATOR)
    @counters.arguments(AddSchema)
    @counters.changes
    def post(self, body: dict[str, int], counter: UUID) -> Response:
        def estimate(context: TenantContext) -> Add | Refusal:
            context.handler.handle(COUNTER, DONE, Add(1), Origin("test", datetime(2021, 4, 12, tzinfo=UTC), uuid4()))
            return NO_SUCH_COUNTER if body["number"] == 404 else Add(body["number"])

        return commands().prepared(estimate, lambda write, add: write.handle(COUNTER, counter, add))


@counters.route("/counters/<uuid:counter>/pairs")
class Pairs(MethodView):
    @requires(Role.FACILITATOR)
    @counters.changes
    def post(self, counter: UUID) -> Response:
        """Two commands, of which the second is refused: neither may stay."""

        def twice(write: Write) -> Handled | Refusal:
            write.handle(COUNTER, counter, Add(1))
            return write.handle(COUNTER, counter, Add(1_000_000))

        return commands().use(twice)


@counters.route("/numbers")
class Listed(MethodView):
    @requires(Role.PARTICIPANT)
    @counters.arguments(PageSchema, location="query", as_kwargs=True)
    @counters.response(200, NumbersSchema)
    def get(self, cursor: str | None, limit: int) -> object:
        after = position(cursor)
        first = int(after[0]) + 1 if after else 0
        return page(range(first, 5)[: limit + 1], limit, lambda number: (str(number),))


@counters.route("/trusts/<tenant>/checks")
class Checks(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant")
    @counters.changes
    def post(self, tenant: str) -> Response:
        assert caller().tenant == tenant
        return commands().run(COUNTER, UUID(int=1), Add(1))


@counters.route("/failures")
class Failures(MethodView):
    @public
    def get(self) -> object:
        """Fail."""
        raise RuntimeError("marker-in-an-error")


@pytest.fixture(scope="session")
def shared_database(templates: Templates) -> Iterator[Database]:
    with service_databases(templates) as make:
        yield made(make)


@pytest.fixture
def database(shared_database: Database) -> Database:
    """For tests that mind nobody else's counters."""
    return shared_database


def made(make: MakeServiceDatabase) -> Database:
    database = make("counters")
    database.add_tenant("rha")
    database.add_tenant("tzb")
    return database.database()


@pytest.fixture
def wiring(database: Database, signer: Signer, tmp_path: Path) -> Wiring:
    keys = KeyFile(tmp_path / "keys")
    for tenant in ("rha", "tzb"):
        keys.make(tenant)

    def context_of(tenant: str) -> TenantContext:
        own = database.of(tenant)
        handler, vault = Handler(own, SLICES, LANGUAGE.topic_of), Vault(database, tenant, keys.of(tenant))
        return TenantContext(tenant, own, handler, vault, SystemClock())

    return Wiring(
        verifier=signer.verifier,
        people=people_without_a_vault(),
        serves=ServedTenants(lambda tenant: is_known(database, tenant)),
        context=context_of,
        secret=b"a secret of the tests",
    )


@pytest.fixture
def app(wiring: Wiring) -> Flask:
    return create_app("counters", "Counters", [counters], wiring, largest_body=4096)


@pytest.fixture
def person(app: Flask, signer: Signer) -> Callable[..., Person]:
    def make(*roles: Role, tenant: str = "rha") -> Person:
        return Person(app, signer, tenant, frozenset(roles))

    return make


@pytest.fixture
def facilitator(person: Callable[..., Person]) -> Person:
    return person(Role.FACILITATOR)
