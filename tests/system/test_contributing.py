"""What the pilot's trust has contributed, as it stands on the bus, and what the national team was shown of it."""

import msgspec

from plp_demo.platform.addresses import Addresses
from tests.support.commands import Finished
from tests.support.interleaving import published_messages

FEWEST = 10


def test_every_message_on_the_topic_of_contributions_counts_everybody_together_and_ten_at_least(at: Addresses) -> None:
    (messages,) = published_messages(at, "rha", ["contributions"]).values()
    tables = [table for message in messages for table in msgspec.json.decode(message.data)["facts"]]
    assert [table["name"] for table in tables] == ["participants", "response", "recommend", "check_in"]
    assert {tuple(table["rows"]) for table in tables} == {("all",)}
    assert min(sum(map(sum, table["cells"])) for table in tables) >= FEWEST


def test_the_national_table_has_one_line_a_fact_and_area(pilot_run: Finished) -> None:
    (shown,) = pilot_run.answered.national.values()
    assert [(line["area"], line["fact"], line["row"]) for line in shown["lines"]] == [
        (area, fact, "all") for area in ("Y60", "all") for fact in ("participants", "response", "recommend", "check_in")
    ]
    assert min(line["total"] for line in shown["lines"]) >= FEWEST
