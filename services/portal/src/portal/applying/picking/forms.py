"""The questions of an application whose answers are picked from lists, when it is asked and when it is changed."""

from typing import Final

import msgspec
from wtforms import Form

from portal.applying.apply import words
from portal.applying.apply.present import HALF_DAYS, listed_choices
from portal.applying.calls import Choices, Profile
from portal.applying.picking import calls
from portal.applying.picking.calls import Picks
from portal.site.fields import One, Pick, Question, Some
from portal.site.forms import PAGE, PageForm, posting, where


class Picked(Form):
    def pick_from(self, choices: Choices) -> None:
        """What the cohort offers."""


class Learn(Picked):
    topics_to_learn = Some(words.LEARN_QUESTION, hint=words.TOPICS_HINT, missing=words.LEARN_MISSING, heading=True)

    def pick_from(self, choices: Choices) -> None:
        self.topics_to_learn.choices = listed_choices(choices.topics)


class Share(Picked):
    topics_to_share = Some(words.SHARE_QUESTION, hint=words.TOPICS_HINT, missing=words.SHARE_MISSING, heading=True)

    def pick_from(self, choices: Choices) -> None:
        self.topics_to_share.choices = listed_choices(choices.topics)


class Interests(Picked):
    interests = Some(words.INTERESTS_QUESTION, hint=words.INTERESTS_HINT, heading=True)

    def pick_from(self, choices: Choices) -> None:
        self.interests.choices = listed_choices(choices.interests)


class Times(Picked):
    availability = Some(words.TIMES_QUESTION, hint=words.TIMES_HINT, choices=HALF_DAYS, heading=True)


class Meeting(Picked):
    meeting_mode = One(words.MODE_QUESTION, hint=words.WHO_MATCHES, choices=words.MODES, missing=words.MODE_MISSING)
    site = Pick(words.SITE_QUESTION, hint=words.CAN_BE_EMPTY)
    directorate = Pick(words.DIRECTORATE_QUESTION, hint=words.CAN_BE_EMPTY)
    profession = Pick(words.PROFESSION_QUESTION, hint=words.CAN_BE_EMPTY)

    def pick_from(self, choices: Choices) -> None:
        """What has nothing to pick from is not asked."""
        lists = {"site": choices.sites, "directorate": choices.directorates, "profession": choices.professions}
        for field in (self.site, self.directorate, self.profession):
            if listed := lists[field.name]:
                field.choices = listed_choices(listed)
            else:
                del self[field.name]


class ChangeForm(PageForm, Picked):
    posts = posting(calls.CHANGE_PICKS)
    refusals = where(
        {
            "accepted_already": PAGE,
            "application_over": PAGE,
            "not_submitted": PAGE,
            "pick_unknown": PAGE,
            "recruiting_closed": PAGE,
            "recruiting_not_open": PAGE,
            "topic_unknown": PAGE,
            "topics_unpicked": PAGE,
            "written_anew": PAGE,
        }
    )

    def picks(self, before: Profile) -> Picks:
        """With what this page asks; all else stays."""
        anew = {field.name: _picked(field) for field in self.questions}
        return msgspec.convert(msgspec.structs.asdict(before) | anew, Picks)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is picked."""
        return tuple(line for field in self.questions for line in field.lines)


def _picked(field: Question) -> object:
    return field.data if field.data or isinstance(field, Some) else None


class ChangeLearnForm(Learn, ChangeForm):
    pass


class ChangeShareForm(Share, ChangeForm):
    pass


class ChangeInterestsForm(Interests, ChangeForm):
    pass


class ChangeTimesForm(Times, ChangeForm):
    pass


class ChangePlaceForm(Meeting, ChangeForm):
    pass


FORMS: Final[dict[str, type[ChangeForm]]] = {
    "learn": ChangeLearnForm,
    "share": ChangeShareForm,
    "interests": ChangeInterestsForm,
    "times": ChangeTimesForm,
    "place": ChangePlaceForm,
}
