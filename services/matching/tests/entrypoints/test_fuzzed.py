"""Whatever is sent to a route, it is answered as the OpenAPI document says, and never by a failure of ours."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from matching.bootstrap import BLUEPRINTS, MATCHING
from plp_kit.http.roles import Role
from plp_kit.testing.fixtures.running_services import MakeRunningService


def test_every_route_answers_as_documented(make_running_service: MakeRunningService) -> None:
    service = make_running_service(MATCHING, BLUEPRINTS, "rha")
    service.at(datetime(2021, 3, 23, 9, tzinfo=UTC))
    # A whole number that is written 3.0 is refused everywhere, which JSON Schema cannot say: so that check is left out.
    token = service.signer.token(uuid4(), "rha", Role.FACILITATOR, Role.CO_CHAIR, Role.PARTICIPANT)
    schema = schemathesis.openapi.from_wsgi("/openapi.json", service.app)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 20
    for operation in operations:
        ask(operation, token)


def ask(operation: APIOperation[Any, Any, Any, Any], token: str) -> None:
    @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def answers(case: Case[Any]) -> None:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    answers()
