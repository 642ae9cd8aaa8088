"""A partner's own part of the agreement."""

from uuid import UUID

from partnership_journal.agreements import texts as agreements
from partnership_journal.ids import PersonId

ADA = PersonId(UUID(int=1))


def test_what_is_left_blank_is_not_written() -> None:
    written = agreements.labelled({"aims": "To learn", "expects": "  ", "how_often": ""}, ADA)
    assert written == {agreements.label("aims", ADA): "To learn"}


def test_each_text_has_a_label_of_its_own_for_each_partner() -> None:
    labels = {agreements.label(text, partner) for text in agreements.TEXTS for partner in (ADA, PersonId(UUID(int=2)))}
    assert len(labels) == 2 * len(agreements.TEXTS)
