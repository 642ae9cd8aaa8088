"""How a route changes something: command, origin and the stored answer to a repetition in one transaction.

return commands().run(rounds.rounds, round_id, SignProposal(signature, body.fingerprint))
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID, uuid4

from flask import Response, jsonify, request

from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.recording import UseCase, record_within
from plp_kit.service import Preparing, TenantContext, Write
from plp_kit.web import idempotency, preconditions
from plp_kit.web.current import context
from plp_kit.web.guards import caller
from plp_kit.web.idempotency import Answer, RepeatableRequest
from plp_kit.web.problems import Refused
from plp_kit.web.wiring import wiring

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")
Prepared = TypeVar("Prepared")


@dataclass(frozen=True, slots=True)
class Commands:
    """Runs changes for the caller. Each method answers 201 with Location if `created` is given, else 200; both with ETag.

    `created` is the address of the new stream and ends with its id. A refusal ends the request with its problem. After a lost
    race or a deadlock everything within the transaction runs again, three times in all.
    """

    context: TenantContext
    repeatable: RepeatableRequest | None
    expected: int | None

    def run(self, decider: Decider[Command, State, Event], id: UUID, command: Command, created: str | None = None) -> Response:
        """For a route with a plain command."""
        return self.use(lambda write: write.handle(decider, id, command), created)

    def use(self, use_case: UseCase, created: str | None = None) -> Response:
        """For a use case that works within the transaction, or needs `write.origin.at`."""
        within = self._within(created)
        return _rendered(self.context.database.deciding(lambda db: within(db, use_case)))

    def prepared(
        self,
        prepare: Callable[[Preparing], Prepared | Refusal],
        record: Callable[[Write, Prepared], Handled | Refusal],
        created: str | None = None,
    ) -> Response:
        """For a use case that seals, or has slow or remote work: `prepare` runs before the transaction.

        It never runs for a repeated request. If something is sealed, `record` runs twice, the first time to see whether the
        request is refused; only then are keys made.
        """
        if earlier := self._earlier_answer():
            return _rendered(earlier)
        return _rendered(record_within(self.context, prepare, record, self._within(created)))

    def _within(self, created: str | None) -> Callable[[Db, UseCase], Answer | Refusal]:
        correlation = uuid4()
        return lambda db, use_case: self._once(db, correlation, use_case, created)

    def _once(self, db: Db, correlation: UUID, use_case: UseCase, created: str | None) -> Answer | Refusal:
        if self.repeatable is not None:
            idempotency.claim(db, self.context.tenant, self.repeatable)
            if earlier := idempotency.recall(db, self.repeatable):
                return earlier
        origin = Origin(str(caller().person), self.context.clock.now(db), correlation, traceparent=wiring().traceparent())
        outcome = use_case(Write(self.context, db, origin, self.expected))
        if isinstance(outcome, Refusal):
            return outcome
        answer = _answer(outcome, created)
        if self.repeatable is not None:
            idempotency.remember(db, self.repeatable, answer)
        return answer

    def _earlier_answer(self) -> Answer | None:
        if self.repeatable is None:
            return None
        with self.context.database.transaction() as db:
            return idempotency.recall(db, self.repeatable)


def commands() -> Commands:
    """The commands for this request and its caller."""
    return Commands(context(), _repeatable(wiring().secret), preconditions.expected_version(request))


def _repeatable(secret: bytes) -> RepeatableRequest | None:
    key = preconditions.idempotency_key(request)
    if key is None:
        return None
    what = b"\n".join((request.full_path.encode(), request.get_data(cache=True)))
    return idempotency.repeatable(caller().person, f"{request.method} {request.url_rule}", key, what, secret)


def _answer(handled: Handled, created: str | None) -> Answer:
    if created is None:
        return Answer(HTTPStatus.OK, str(handled.id), handled.version)
    if not created.endswith(str(handled.id)):
        raise ValueError("The location of a new stream ends with its id.")
    return Answer(HTTPStatus.CREATED, created, handled.version)


def _rendered(answer: Answer | Refusal) -> Response:
    """Raises Refused."""
    if isinstance(answer, Refusal):
        raise Refused(answer)
    response = jsonify(id=str(answer.id), version=answer.version)
    response.status_code = answer.status
    response.headers["ETag"] = preconditions.etag(answer.version)
    if answer.status == HTTPStatus.CREATED:
        response.headers["Location"] = answer.location
    return response
