"""The forms with which facilitators write the Guide."""

from typing import Any, Final

from werkzeug.datastructures import MultiDict

from portal.cohorts.guide import calls, words
from portal.site.calls import Wrong
from portal.site.drafts.calls import KeptDraft, Place
from portal.site.drafts.form import DraftForm
from portal.site.fields import Line, Text
from portal.site.forms import PAGE, PageForm, posting, where

LONGEST: Final = 20_000


class NewPageForm(DraftForm):
    """It writes the whole Guide, with one more page at its end. `looks`: it was only sent to see how the page will look."""

    title = Line(words.PAGE_TITLE, hint=words.PAGE_TITLE_HINT, missing=words.PAGE_TITLE_MISSING)
    text = Text(words.TEXT, most=LONGEST, rows=20, hint=words.TEXT_HINT, missing=words.TEXT_MISSING, said=words.RULES)

    drafts = calls.DRAFTS
    posts = posting(calls.WRITE_GUIDE, calls.KEEP_DRAFT, calls.DROP_DRAFT)
    refusals = where(
        {
            "draft_too_long": "text",
            "guide_too_long": "text",
            "page_repeated": "title",
            "page_unknown": PAGE,
            "too_many_drafts": PAGE,
        }
    )

    def __init__(self, sent: MultiDict[str, Any] | None, place: Place, kept: KeptDraft, **shown: object) -> None:
        super().__init__(sent, place, kept, **shown)
        self.looks = sent is not None and "look" in sent

    def is_ready(self) -> bool:
        return not self.looks and super().is_ready()

    def _place_wrong(self, wrong: Wrong) -> None:
        """In a whole Guide the path has the place of the page."""
        if wrong.field.startswith("pages."):
            wrong = Wrong(wrong.field.rpartition(".")[2], wrong.rule)
        super()._place_wrong(wrong)


class ChangePageForm(NewPageForm):
    """It writes one page, in its place."""

    posts = posting(calls.WRITE_PAGE, calls.KEEP_DRAFT, calls.DROP_DRAFT)
    refusals = where({"draft_too_long": "text", "guide_too_long": "text", "page_repeated": "title", "too_many_drafts": PAGE})


class ArrangeForm(PageForm):
    """It takes a page away, or moves it up."""

    posts = posting(calls.WRITE_GUIDE)
    refusals = where({"guide_too_long": PAGE, "page_repeated": PAGE, "page_unknown": PAGE})
