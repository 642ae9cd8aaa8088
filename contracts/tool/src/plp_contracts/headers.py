"""The headers of a message as a schema: CloudEvents 1.0 in Kafka's binary mode, as the kit writes them."""

from typing import Final

from plp_contracts.schemas import Schema

UUID_TEXT: Final[Schema] = {"type": "string", "format": "uuid"}
HEADERS: Final[Schema] = {
    "type": "object",
    "description": "CloudEvents 1.0, binary mode. The record's key is the stream; the tenant is the topic's.",
    "properties": {
        "ce_specversion": {"const": "1.0"},
        "ce_id": UUID_TEXT | {"description": "The event's id. The same id means the same event."},
        "ce_type": {"type": "string", "description": "The message's name, with its version."},
        "ce_source": {"type": "string", "format": "uri-reference", "description": "/tenant/service"},
        "ce_subject": {"type": "string", "description": "The stream. Only one stream's order may be relied on."},
        "ce_time": {"type": "string", "format": "date-time", "description": "Programme time."},
        "ce_sequence": {"type": "string", "pattern": "^[0-9]{19}$", "description": "Dense from 1 on its topic."},
        "ce_correlationid": UUID_TEXT | {"description": "The first event of the chain."},
        "ce_causationid": UUID_TEXT | {"description": "The event that led here, unless a person began it."},
        "content-type": {"const": "application/json"},
        "traceparent": {"type": "string", "description": "W3C trace context, where a trace may be joined."},
    },
    "required": [
        "ce_specversion",
        "ce_id",
        "ce_type",
        "ce_source",
        "ce_subject",
        "ce_time",
        "ce_sequence",
        "ce_correlationid",
        "content-type",
    ],
}
