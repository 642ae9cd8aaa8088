"""`plp matching explain`: how matching scores two people of a round, part by part, as one of its matchers reads it.

It asks over HTTP, with that matcher's token: whoever is no matcher of the trust is told nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_demo.player.asking import AskedInVain, Desk
from plp_demo.report import tables


@of_platform
def tell(at: Addresses, matcher: UUID, round_id: UUID, one: UUID, other: UUID) -> int:
    """The exit code: 1 where the two are not available to each other, or the matcher may not know."""
    try:
        shown = Desk(at).get("matching", matcher, f"/rounds/{round_id}/pairs/{one}/{other}")
    except AskedInVain as refused:
        print(refused)
        return 1
    for line in lines(shown):
        print(line)
    return 0


def lines(shown: Mapping[str, Any]) -> Iterator[str]:
    yield f"senior {shown['senior']}, colleague {shown['colleague']}: {shown['score']} of 1000"
    rows = [(part["points"], part["most"], part["name"], part["words"]) for part in shown["parts"] if part["most"]]
    yield from tables.table(("points", "most", "part", "why"), [*rows, (sum(row[0] for row in rows), "", "in all", "")])
