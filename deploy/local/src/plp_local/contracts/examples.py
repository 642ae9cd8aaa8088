"""An example of a message, from its schema: the same for ever, of invented people, and such as a trust would send."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, cast
from uuid import UUID, uuid5

from plp_local.contracts.schemas import Json, Schema

EXAMPLES: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0e1")

FORMATS: Final[dict[str, Json]] = {
    "date": "2021-04-12",
    "date-time": "2021-04-12T09:30:00Z",
    "time": "09:30:00",
}
KNOWN: Final[dict[str, Json]] = {
    "catalogue": 1,
    "cells": [[10, 15], [15, 10]],
    "columns": ["answered", "not_answered"],
    "group_served": "bme",
    "kind": "mental_health",
    "label": "profile_1",
    "length_months_max": 15,
    "length_months_min": 12,
    "month": "2022-03",
    "ods_code": "ZZ1",
    "region": "Y60",
    "rows": ["senior", "served"],
    "stream": "application-6f1f2c1e-0f5e-5d0a-9a53-1f0f6a0d8c11",
    "survey_days": 17,
    "survey_month": 10,
    "synthetic": True,
    "text": "MTIgYnl0ZXMgb2Ygbm9uY2UsIHRoZW4gY2lwaGVydGV4dA==",
    "title": "First cohort",
    "topics_to_learn": ["Board work"],
    "topics_to_share": ["Inclusive recruitment"],
    "wave": "mid",
    "word_senior": "SLT",
    "word_served": "BME",
}
"""What a member of this name holds, where it fits the member's type. All of it is invented."""
NAMES: Final = {"facts": "response", "trust": "A synthetic trust"}


def example(schema: Schema) -> Schema:
    return cast(Schema, _Examples(cast(Schema, schema.get("$defs", {}))).of(schema, ()))
