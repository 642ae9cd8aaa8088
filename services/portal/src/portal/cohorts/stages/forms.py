"""The forms that take a cohort from stage to stage, and move its dates."""

from typing import Final

from portal.cohorts.stages import calls, words
from portal.cohorts.stages.calls import Cohort, DateChange, MoveReason
from portal.site.calls import Refused
from portal.site.fields import Day, One
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

OF_DAYS: Final = {
    "cohort_launched_already": PAGE,
    "dates_out_of_order": "launch_on",
    "dates_unchanged": PAGE,
    "launch_on_past": "launch_on",
    "matching_on_past": "matching_on",
    "matching_out_of_order": "matching_on",
    "recruiting_closed_already": PAGE,
    "recruiting_closes_on_past": "recruiting_closes_on",
    "recruiting_closes_on_reached": "recruiting_closes_on",
    "recruiting_opens_on_past": "recruiting_opens_on",
    "recruiting_opens_on_reached": "recruiting_opens_on",
    "survey_on_past": "survey_on",
    "survey_on_reached": "survey_on",
    "survey_out_of_order": "survey_on",
}
"""Where each refusal lands that is about a cohort's days."""
OUT_OF_ORDER: Final = "dates_out_of_order"


class CloseForm(PageForm):
    posts = posting(calls.CLOSE)
    refusals = where({"recruiting_closed_already": PAGE})


class LaunchForm(PageForm):
    launched_on = Day(words.LAUNCHED_ON, hint=words.LAUNCHED_ON_HINT, missing=words.LAUNCHED_ON_MISSING)

    posts = posting(calls.LAUNCH)
    refusals = where(
        {
            **dict.fromkeys(OF_DAYS, PAGE),
            "guide_missing": PAGE,
            "launched_on_before_closing": "launched_on",
            "launched_on_in_future": "launched_on",
            "recruiting_open": PAGE,
            "signposts_missing": PAGE,
        }
    )


class DatesForm(PageForm):
    """It moves nothing: it asks what would move."""

    recruiting_opens_on = Day(words.OPENS, missing=words.DAY_MISSING)
    recruiting_closes_on = Day(words.CLOSES, hint=words.CLOSES_HINT, missing=words.DAY_MISSING)
    matching_on = Day(words.MATCHING, missing=words.DAY_MISSING)
    launch_on = Day(words.LAUNCH_DAY, missing=words.DAY_MISSING)
    survey_on = Day(words.SURVEY, missing=words.DAY_MISSING)
    reason = One(
        words.REASON,
        hint=words.REASON_HINT,
        missing=words.REASON_MISSING,
        choices=[Choice(reason, words.REASONS[reason]) for reason in MoveReason],
    )

    posts = posting(calls.WOULD_MOVE)
    refusals = where(OF_DAYS)

    def ask_of(self, cohort: Cohort) -> None:
        """Days of a stage that is over are not asked."""
        over = () if cohort.recruiting else ("recruiting_opens_on", "recruiting_closes_on")
        for name in (*over, *(("matching_on", "launch_on") if cohort.launched else ())):
            del self[name]

    def moved(self, cohort: Cohort) -> list[str]:
        """The days that were typed otherwise than they are."""
        days = [field.name for field in self.questions if isinstance(field, Day)]
        return [name for name in days if self[name].data != getattr(cohort, name)]

    def change(self, cohort: Cohort) -> DateChange:
        """Of a form that is ready. A day that is as it was is not moved: it may count from another one."""
        self._moved = self.moved(cohort)
        return DateChange(MoveReason(self.reason.data), **{name: self[name].data for name in self._moved})

    _moved: list[str]

    def _place_refusal(self, refused: Refused) -> None:
        """Days are out of order because of the one that was moved."""
        at = next((name for name in reversed(self._moved) if name in self._fields), None)
        field = self._fields.get(at or "") if refused.code == OUT_OF_ORDER else None
        if isinstance(field, Day):
            field.errors = [*field.errors, refused.detail]
        else:
            super()._place_refusal(refused)


class MoveForm(PageForm):
    posts = posting(calls.MOVE, calls.WOULD_MOVE)
    refusals = where(dict.fromkeys(OF_DAYS, PAGE))
