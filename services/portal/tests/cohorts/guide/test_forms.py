"""A page of the Guide that is written: looked at, kept, and what is wrong with it said at its field."""

from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict

from portal.cohorts.guide import words
from portal.cohorts.guide.forms import NewPageForm
from portal.site.calls import Invalid, Wrong
from portal.site.drafts.calls import NOTHING_KEPT, KeptDraft, Place, Typed

PLACE = Place("new_guide_page", UUID(int=1), "page")


def sent(**fields: str) -> NewPageForm:
    carried = {"nonce": "n" * 24, "version": "3", "draft_version": "0", "title": "Welcome", "text": "Hello"}
    return NewPageForm(MultiDict({**carried, **fields}), PLACE, NOTHING_KEPT)


def test_a_page_that_is_only_looked_at_is_not_saved_and_not_found_fault_with() -> None:
    form = sent(look="yes", title="")
    assert (form.looks, form.is_ready(), form.mistakes) == (True, False, ())
    assert (sent().looks, sent().is_ready()) == (False, True)


@pytest.mark.parametrize("length", [0, 3999, 4000, 4001, 20_000])
def test_a_long_text_is_kept_in_pieces_and_shown_whole(length: int) -> None:
    form = sent(text="x" * length)
    draft = KeptDraft(tuple(Typed(field.name, field.typed_in) for field in form.questions), None, 1)
    assert max(len(piece) for piece in draft.of("text")) <= 4000
    assert NewPageForm(None, PLACE, draft).text.data == "x" * length


@pytest.mark.parametrize("rule", words.RULES)
def test_each_rule_of_markdown_is_said_at_the_text_whichever_page_of_the_guide_it_is(rule: str) -> None:
    for path in ("text", "pages.3.text"):
        form = sent()
        form.place(Invalid((Wrong(path, rule),)))
        assert (form.text.error, form.title.error) == (words.RULES[rule], None)
