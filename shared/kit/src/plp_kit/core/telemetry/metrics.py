"""Metrics as Prometheus text. Labels are service, topic, route and code, never a person."""

from opentelemetry import metrics
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from prometheus_client import REGISTRY, generate_latest

from plp_kit.core.telemetry import labels

_METER = metrics.get_meter("plp_kit")

_requests = _METER.create_histogram("plp_http_request_seconds", "s", "Time to answer, by route and status")
numbered = _METER.create_counter("plp_relay_events", description="Events numbered or shipped")
consumed = _METER.create_counter("plp_consumer_messages", description="Messages read")
mailed = _METER.create_counter("plp_mails", description="E-mails tried")
worked = _METER.create_counter("plp_deadlines", description="Deadlines worked")


def start(service: str) -> None:
    metrics.set_meter_provider(MeterProvider([PrometheusMetricReader()], Resource.create({SERVICE_NAME: service})))


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """A request; `route` is its rule, never its path, and `method` whatever was sent."""
    _requests.record(seconds, {"method": labels.method(method), "route": route, "status": status})


def text() -> bytes:
    """The Prometheus exposition of this process."""
    return generate_latest(REGISTRY)
