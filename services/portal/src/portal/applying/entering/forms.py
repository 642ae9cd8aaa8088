"""The forms of an application that a facilitator enters: what applicants are asked, who and how besides, and what enters it."""

from typing import Final

from portal.applying.apply import forms as applicants
from portal.applying.apply.forms import QuestionForm, SendForm
from portal.applying.entering import calls, words
from portal.site.calls import Wrong
from portal.site.fields import Address, Day, Line, One, Text
from portal.site.forms import PAGE, posting, where


class PersonForm(QuestionForm):
    name = Line(words.NAME_QUESTION, most=200, hint=words.NAME_HINT, missing=words.NAME_MISSING)
    preferred_name = Line(words.CALLED_QUESTION, most=100, hint=words.CALLED_HINT)
    address = Address(words.ADDRESS_QUESTION, hint=words.ADDRESS_HINT)


class ReceivedForm(QuestionForm):
    means = One(words.MEANS_QUESTION, choices=words.MEANS, missing=words.MEANS_MISSING)
    on = Day(words.ON_QUESTION, hint=words.ON_HINT, missing=words.ON_MISSING)
    authority = Text(words.AUTHORITY_QUESTION, hint=words.AUTHORITY_HINT, missing=words.AUTHORITY_MISSING)
    wants_time = True


FORMS: Final[dict[str, type[QuestionForm]]] = {**applicants.FORMS, "person": PersonForm, "received": ReceivedForm}


class EnterForm(SendForm):
    """Its page has a row for each question. A refusal that is about an answer is said there."""

    posts = posting(calls.ENTER)
    refusals = where(dict.fromkeys(SendForm.refusals, PAGE))
    rows = where(
        {
            **{place: row for place, row in SendForm.rows.items() if row not in {"contact", "do-not-pair"}},
            "address": "person",
            "applied_already": "person",
            "authority": "received",
            "entered_date_unfit": "received",
            "name": "person",
            "on": "received",
        }
    )

    def _place_wrong(self, wrong: Wrong) -> None:
        """What applicants are asked is inside the body's `form`."""
        super()._place_wrong(Wrong(wrong.field.removeprefix("form."), wrong.rule))
