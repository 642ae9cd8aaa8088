"""Requests and answers of a played platform, as `python -m tests.support.recorded_answers` notes them; of invented people."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from plp_contracts.operations import Recorded

HERE: Final = Path(__file__).parent


def of(service: str) -> Recorded:
    """By method and path; nothing for a service of which nothing was noted."""
    file = HERE / f"{service}.json"
    found: Recorded = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def write(service: str, kept: Mapping[str, object]) -> Path:
    file = HERE / f"{service}.json"
    file.write_text(json.dumps(dict(sorted(kept.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file
