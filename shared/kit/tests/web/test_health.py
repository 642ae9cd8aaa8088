"""What a platform asks of a service."""

from flask.testing import FlaskClient

from plp_kit.core.telemetry.health import Health
from plp_kit.web.app import create_app
from plp_kit.web.wiring import Wiring

MARKER = "marker-in-a-check"


def well() -> None:
    """All is well."""


def ill() -> None:
    raise ConnectionError(MARKER)


def client(wiring: Wiring, health: Health) -> FlaskClient:
    return create_app("counters", "Counters", [], wiring, health).test_client()


def test_a_service_lives_whatever_its_checks_say(wiring: Wiring) -> None:
    assert client(wiring, Health({"database": ill})).get("/live").status_code == 200


def test_a_service_is_ready_when_all_its_checks_pass(wiring: Wiring) -> None:
    assert client(wiring, Health({"database": well, "bus": well})).get("/ready").status_code == 200


def test_a_service_that_is_not_ready_names_the_check_and_not_the_reason(wiring: Wiring) -> None:
    answered = client(wiring, Health({"database": well, "bus": ill})).get("/ready")
    assert answered.status_code == 503
    assert answered.get_json() == {"ready": False, "checks": {"database": True, "bus": False}}
    assert MARKER not in answered.text


def test_metrics_are_prometheus_text(wiring: Wiring) -> None:
    answered = client(wiring, Health(metrics=lambda: b"counters_total 7\n")).get("/metrics")
    assert answered.data == b"counters_total 7\n"
    assert answered.content_type.startswith("text/plain; version=0.0.4")
