"""docs/messages.md tells of every message and every receiver, and of no other."""

import re
from pathlib import Path
from typing import Final

from plp_operate.deployment.services import SERVICES

PAGE: Final = Path(__file__).parents[2] / "docs/messages.md"
ROW: Final = re.compile(r"\| (?P<message>`[\w.]+`)? ?\| [^|]*\| ?(?P<receiver>\w+) \| (?P<follows>[^|]*)\|")


def on_the_page(text: str) -> list[tuple[str, str]]:
    """Messages with a receiver, in the order of the page; a row without a message is of the one above."""
    pairs, service, message = [], "", ""
    for line in text.splitlines():
        if line.startswith("## "):
            service = line.removeprefix("## ")
        elif (row := ROW.fullmatch(line)) and row["receiver"] != "receiver":
            message = f"{service}.{row['message'].strip('`')}" if row["message"] else message
            pairs.append((message, row["receiver"]))
            assert bool(row["follows"].strip()) == (row["receiver"] != "nobody"), line
    return pairs


def test_the_page_has_each_message_and_each_receiver() -> None:
    published = [publication.name for service in SERVICES for publication in service.language]
    received = [(name, service.name) for service in SERVICES for name in service.subscription.shapes or ()]
    nobody = [(name, "nobody") for name in published if name not in {name for name, _ in received}]
    assert sorted(on_the_page(PAGE.read_text(encoding="utf-8"))) == sorted([*received, *nobody])
