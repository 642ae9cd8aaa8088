"""Structured logs: one JSON object per line, with ids and codes.

An exception is logged as its type and frames, never its message, which may quote a person.
"""

import logging
import sys
import traceback
from types import TracebackType
from typing import TypeAlias

from opentelemetry import trace
from pythonjsonlogger.json import JsonFormatter

ExceptionInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ContentFreeFormatter(JsonFormatter):
    """Adds service and trace id; renders exceptions as their type and frames."""

    def __init__(self, service: str) -> None:
        super().__init__("{asctime}{levelname}{name}{message}", style="{", static_fields={"service": service})

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's name
        kind, _, frames = ei
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]
        return " < ".join([kind.__name__ if kind else "no exception", *reversed(places)])

    def process_log_record(self, log_data: dict[str, object]) -> dict[str, object]:
        context = trace.get_current_span().get_span_context()
        if context.is_valid:
            log_data["trace_id"] = trace.format_trace_id(context.trace_id)
        return log_data


def start(service: str, level: str = "INFO") -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ContentFreeFormatter(service))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("kafka", "werkzeug", "psycopg.pool", "gunicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
