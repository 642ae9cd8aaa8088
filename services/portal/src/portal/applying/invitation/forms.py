"""The forms in which somebody types the number and the code of their invitation."""

from typing import Any, Final
from uuid import UUID

from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from portal.applying.invitation import calls, words
from portal.site.calls import ApiError, ChangedMeanwhile, Invalid, Refused
from portal.site.fields import Line
from portal.site.forms import PAGE, PageForm, posting, where

WRONG: Final = "invitation_code_wrong"


def number_in(typed: str) -> UUID | None:
    """As somebody types or pastes it; None where it is no number of an invitation."""
    try:
        return UUID("".join(typed.split()))
    except ValueError:
        return None


class Number(Line):
    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        if number_in(self.data or "") is None:
            raise StopValidation(words.NUMBER_WRONG)


class RemoveInvitationForm(PageForm):
    number = Number(words.NUMBER, hint=words.NUMBER_HINT, missing=words.NUMBER_MISSING)
    code = Line(words.CODE, missing=words.CODE_MISSING)

    posts = posting(calls.REMOVE)
    refusals = where({WRONG: "code", "application_over": PAGE})
    versioned = False

    @property
    def ids(self) -> dict[str, Any]:
        """Of a form that is ready."""
        return {"application": number_in(self.number.data)}

    def place(self, why: Invalid | Refused | ChangedMeanwhile | ApiError) -> None:
        """Whether there is no such invitation or its code is another one is for nobody to learn."""
        is_unknown = why is ApiError.NOT_FOUND or (isinstance(why, Refused) and why.code == WRONG)
        super().place(Refused(WRONG, words.CODE_WRONG) if is_unknown else why)


class ClaimForm(RemoveInvitationForm):
    posts = posting(calls.CLAIM)
    refusals = where(
        {
            WRONG: "code",
            **dict.fromkeys(
                (
                    "application_over",
                    "applied_already",
                    "channel_unknown",
                    "erased_already",
                    "erasure_begun",
                    "erasure_not_asked",
                    "interested_already",
                    "joined_already",
                    "joined_to_oneself",
                    "recruiting_closed",
                    "recruiting_not_open",
                    "settings_not_approved",
                ),
                PAGE,
            ),
        }
    )
