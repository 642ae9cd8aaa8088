"""The forms with which a cohort is set up: one for each item, one that begins it, and those that open or drop it."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import msgspec

from portal.cohorts.set_up import calls, words
from portal.cohorts.set_up.calls import SetUp
from portal.site.calls import Call, Refused, Written
from portal.site.fields import Day, Line, Lines
from portal.site.forms import PAGE, PageForm, posting, where

WRITTEN: Final = {
    "aims_missing": PAGE,
    "assessment_missing": PAGE,
    "assessment_unapproved": PAGE,
    "channels_missing": PAGE,
    "dates_out_of_order": PAGE,
    "matching_out_of_order": PAGE,
    "set_up_over": PAGE,
    "survey_out_of_order": PAGE,
    "title_empty": PAGE,
}
"""Where each refusal of an item lands; an item has fields for its own."""
OUT_OF_ORDER: Final = "dates_out_of_order"


class NewForm(PageForm):
    title = Line(words.NEW_TITLE, hint=words.TITLE_HINT, missing=words.TITLE_MISSING, heading=True)

    posts = posting(calls.BEGIN)
    refusals = where({"set_up_begun_already": PAGE, "set_up_over": PAGE, "title_empty": "title"})
    versioned = False


class ItemForm(PageForm):
    """An item of a set-up, which `call` writes whole."""

    call: ClassVar[Call[Any, Written]]
    posts = posting(calls.WRITE_AIMS, calls.WRITE_DATES, calls.WRITE_CHANNELS, calls.WRITE_ASSESSMENT)
    refusals = where(WRITTEN)

    @classmethod
    def written(cls, set_up: SetUp) -> Mapping[str, object]:
        """What is written there, by field; nothing where nobody has written it yet."""
        raise NotImplementedError

    @property
    def body(self) -> msgspec.Struct:
        """Of a form that is ready."""
        raise NotImplementedError


class AimsForm(ItemForm):
    title = Line(words.TITLE, hint=words.TITLE_HINT, missing=words.TITLE_MISSING)
    aims = Lines(words.AIMS, most_lines=20, longest=1000, hint=words.AIMS_HINT, missing=words.AIMS_MISSING)

    call = calls.WRITE_AIMS
    posts = posting(call)
    refusals = where({**WRITTEN, "title_empty": "title", "aims_missing": "aims"})

    @classmethod
    def written(cls, set_up: SetUp) -> Mapping[str, object]:
        return {"title": set_up.title, "aims": set_up.aims.aims if set_up.aims else ()}

    @property
    def body(self) -> calls.Aims:
        return calls.Aims(self.title.data, self.aims.entries)


class DatesForm(ItemForm):
    recruiting_opens_on = Day(words.OPENS, hint=words.OPENS_HINT, missing=words.OPENS_MISSING)
    recruiting_closes_on = Day(words.CLOSES, hint=words.CLOSES_HINT, missing=words.CLOSES_MISSING)
    matching_on = Day(words.MATCHING, hint=words.MATCHING_HINT)
    launch_on = Day(words.LAUNCH, hint=words.LAUNCH_HINT, missing=words.LAUNCH_MISSING)
    survey_on = Day(words.SURVEY, hint=words.SURVEY_HINT)

    call = calls.WRITE_DATES
    posts = posting(call)
    refusals = where(
        {
            **WRITTEN,
            OUT_OF_ORDER: "recruiting_closes_on",
            "matching_out_of_order": "matching_on",
            "survey_out_of_order": "survey_on",
        }
    )

    @classmethod
    def written(cls, set_up: SetUp) -> Mapping[str, object]:
        return msgspec.structs.asdict(set_up.dates) if set_up.dates else {}

    @property
    def body(self) -> calls.Dates:
        return calls.Dates(**self.data)

    def _place_refusal(self, refused: Refused) -> None:
        """At the day that comes too early."""
        opens, closes = self.recruiting_opens_on.data, self.recruiting_closes_on.data
        if refused.code == OUT_OF_ORDER and opens and closes and opens < closes:
            self.launch_on.errors = [*self.launch_on.errors, refused.detail]
        else:
            super()._place_refusal(refused)


class ChannelsForm(ItemForm):
    channels = Lines(words.CHANNELS, most_lines=50, longest=200, hint=words.CHANNELS_HINT, missing=words.CHANNELS_MISSING)

    call = calls.WRITE_CHANNELS
    posts = posting(call)
    refusals = where({**WRITTEN, "channels_missing": "channels"})

    @classmethod
    def written(cls, set_up: SetUp) -> Mapping[str, object]:
        return {"channels": set_up.channels or ()}

    @property
    def body(self) -> calls.Channels:
        return calls.Channels(self.channels.entries)


class LegalForm(ItemForm):
    reference = Line(words.REFERENCE, hint=words.REFERENCE_HINT, missing=words.REFERENCE_MISSING)
    approver = Line(words.APPROVER, hint=words.APPROVER_HINT, missing=words.APPROVER_MISSING)

    call = calls.WRITE_ASSESSMENT
    posts = posting(call)
    refusals = where({**WRITTEN, "assessment_missing": "reference", "assessment_unapproved": "approver"})

    @classmethod
    def written(cls, set_up: SetUp) -> Mapping[str, object]:
        return msgspec.structs.asdict(set_up.assessment) if set_up.assessment else {}

    @property
    def body(self) -> calls.Assessment:
        return calls.Assessment(self.reference.data, self.approver.data)


ITEMS: Final[Mapping[str, type[ItemForm]]] = {
    "aims": AimsForm,
    "dates": DatesForm,
    "channels": ChannelsForm,
    "legal": LegalForm,
}
"""By the last part of their addresses, in their order."""


class OpenForm(PageForm):
    posts = posting(calls.OPEN)
    refusals = where(
        {
            **WRITTEN,
            "controller_missing": PAGE,
            "lawful_basis_missing": PAGE,
            "opened_already": PAGE,
            "set_up_incomplete": PAGE,
            "settings_not_approved": PAGE,
        }
    )


class DropForm(PageForm):
    posts = posting(calls.DROP)
    refusals = where({"set_up_over": PAGE})
