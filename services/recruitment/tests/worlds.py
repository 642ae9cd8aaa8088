"""Two worlds that are compared: what somebody is answered in each, with ids renamed by the order in which they first appear."""

import json
import re
from collections.abc import Iterator
from itertools import count

ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?<=\"reference\":\")[0-9A-F]{8}\b")

SEALED = re.compile(r'"text": "[^"]*"')


def renamed(text: str) -> str:
    """Receipts' references are the beginnings of ids, and are renamed too."""
    numbers: Iterator[int] = count(1)
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return names.setdefault(match[0], f"id {next(numbers)}")

    return ID.sub(name, SEALED.sub('"text": "sealed"', text))


def ordered(answer: str) -> str:
    """A JSON answer without the random ids of access records, in whose order those of one moment come."""
    body = json.loads(answer)
    records = body.get("access_records", []) if isinstance(body, dict) else body
    if records and "reader" in records[0]:
        records[:] = sorted(({**record, "id": ""} for record in records), key=lambda record: (record["at"], record["what"]))
    return json.dumps(body, separators=(",", ":"))
