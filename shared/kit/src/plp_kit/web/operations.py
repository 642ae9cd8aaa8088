"""For operators: what waits in this service, what it could not apply, and retrying or dropping it. Never content."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit import operations
from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import history, waiting
from plp_kit.messaging.consuming.history import Act, Instruction
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.consuming.waiting import WaitingMessage
from plp_kit.operations import NO_SUCH_MESSAGE, NO_SUCH_TOPIC, OneMessage, OneTopic, TenantProgress
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires, spans
from plp_kit.web.paging import PageSchema
from plp_kit.web.problems import Refused
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from plp_kit.web.wiring import wiring

RELEASED_WITH: Final = "plp-kit"
"""All services of a release have the kit's version."""
ACTS: Final = 20
TOPIC: Final = "/operations/<string:tenant>/topics/<string:topic>"
MESSAGE: Final = f"{TOPIC}/parked/<int:sequence>"


class MayHaveReasonSchema(Schema):
    """Why it may work now. It stays on record, and names nobody."""

    reason = fields.String(load_default=None, allow_none=True, validate=[Length(1, 500), not_blank])


class DropSchema(Schema):
    """Why the message may be left out. It stays on record, and names nobody."""

    reason = fields.String(required=True, validate=[Length(1, 500), not_blank])


@shown
@dataclass(frozen=True, slots=True)
class Operations:
    """`release` is that of the service that answers. `tenants` are those that are served here."""

    release: str
    tenants: list[TenantProgress]


@shown
@dataclass(frozen=True, slots=True)
class TenantOperations:
    """`parked` messages by topic and number; `next` is the cursor of the next page, null on the last. The latest act first."""

    release: str
    progress: TenantProgress
    parked: list[WaitingMessage]
    next: str | None
    acts: list[Act]


def blueprint(subscription: Subscription, own_tenant: str | None = None) -> Blueprint:
    """What is received by `subscription`. `own_tenant` is set where trusts are data."""
    made = Blueprint("operations", __name__, description="For operators: what waits, and what could not be applied")
    _add_looks(made, subscription, own_tenant)
    _add_messages(made, subscription)
    return made


def _add_looks(made: Blueprint, subscription: Subscription, own_tenant: str | None) -> None:
    names = subscription.topics if own_tenant is None else ()

    def progress_in(db: Db, of: str) -> TenantProgress:
        return operations.progress_of(db, of, [Topic(of, name) for name in names])

    def progress_of(of: str) -> TenantProgress:
        with wiring().context(of).database.transaction() as db:
            db.execute("SET TRANSACTION READ ONLY")
            return progress_in(db, of)

    @made.route("/operations")
    class All(MethodView):
        @spans
        @made.answers(Operations)
        def get(self) -> Operations:
            """How far this service is in each tenant that is served here: counts and numbers."""
            return Operations(version(RELEASED_WITH), [progress_of(of) for of in wiring().tenants()])

    @made.route("/operations/<string:tenant>")
    class OneTenant(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.arguments(PageSchema, location="query", as_kwargs=True)
        @made.answers(TenantOperations)
        def get(self, tenant: str, cursor: str | None, limit: int) -> TenantOperations:
            """How far this service is in one tenant, its parked messages, and what operators did last."""
            topic, sequence = paging.position(cursor) or ("", "0")
            with reading() as db:
                rows = waiting.after(db, topic, int(sequence), limit + 1)
                seen, acts = progress_in(db, tenant), history.latest(db, ACTS)
            page = paging.page(rows, limit, lambda row: (row.topic, str(row.sequence)))
            return TenantOperations(version(RELEASED_WITH), seen, list(page.rows), page.next, acts)

    @made.route(TOPIC)
    class OneOfItsTopics(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.answers(OneTopic)
        def get(self, tenant: str, topic: str) -> OneTopic:
            """One topic, whether it is halted, and why."""
            with reading() as db:
                return existing(operations.topic(db, progress_in(db, tenant), topic), NO_SUCH_TOPIC)


def _add_messages(made: Blueprint, subscription: Subscription) -> None:
    @made.route(f"{TOPIC}/resumptions")
    class Resumptions(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.arguments(MayHaveReasonSchema)
        @made.changes
        def post(self, body: Mapping[str, str | None], tenant: str, topic: str) -> Response:  # noqa: ARG002 - the context's.
            """Reads a topic again that this service has halted."""
            instruction = _instruction(body["reason"])
            return commands().use(lambda write: operations.resume(write, _parsed(topic), instruction))

    @made.route(MESSAGE)
    class Parked(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.shows(OneMessage)
        def get(self, tenant: str, topic: str, sequence: int) -> tuple[OneMessage, dict[str, str]]:  # noqa: ARG002
            """One parked message, without its content. The version counts what was done with it."""
            with reading() as db:
                shown = existing(operations.message(db, subscription, topic, sequence), NO_SUCH_MESSAGE)
            return tagged(shown, len(shown.acts))

    @made.route(f"{MESSAGE}/retries")
    class Retries(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.arguments(MayHaveReasonSchema)
        @made.changes
        def post(self, body: Mapping[str, str | None], tenant: str, topic: str, sequence: int) -> Response:  # noqa: ARG002
            """Applies the message again, after those parked before it that are about the same thing.

            Whether it was applied is seen when it is read again: a message that fails again stays parked.
            """
            instruction = _instruction(body["reason"])
            return commands().prepared(
                lambda _: operations.retry(context(), subscription, topic, sequence, instruction),
                lambda write, message: operations.retried(write, topic, sequence, message),
            )

    @made.route(f"{MESSAGE}/drops")
    class Drops(MethodView):
        @requires(Role.OPERATOR, tenant_in="tenant")
        @made.arguments(DropSchema)
        @made.changes
        def post(self, body: Mapping[str, str], tenant: str, topic: str, sequence: int) -> Response:  # noqa: ARG002
            """Leaves the message out for ever. A message about an erasure cannot be dropped."""
            instruction = _instruction(body["reason"])
            return commands().use(lambda write: operations.drop(write, subscription, topic, sequence, instruction))


def _instruction(reason: str | None) -> Instruction:
    return Instruction(str(caller().person), reason)


def _parsed(topic: str) -> Topic:
    """Ends the request with NO_SUCH_TOPIC."""
    try:
        return Topic.parse(topic)
    except ValueError:
        raise Refused(NO_SUCH_TOPIC) from None
