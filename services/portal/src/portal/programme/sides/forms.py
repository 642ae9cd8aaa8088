"""The forms of settings about who takes part."""

from msgspec.structs import replace

from portal.programme.calls import Settings, Words
from portal.programme.forms import GroupForm, here
from portal.programme.groups import Group
from portal.site import setting_words as asked
from portal.site import words as site
from portal.site.fields import Line, Some, Text
from portal.site.present import Choice


class NamesForm(GroupForm):
    senior = Line(asked.SENIOR_WORD, hint=asked.WORD_HINT, missing=asked.WORD_MISSING)
    served = Line(asked.SERVED_WORD, hint=asked.WORD_HINT, missing=asked.WORD_MISSING)

    refusals = here({"words_empty": "senior", "words_alike": "served"})

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {"senior": settings.words.senior, "served": settings.words.served}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, words=Words(self.senior.data, self.served.data))


class ServedForm(GroupForm):
    groups_served = Some(
        asked.GROUPS,
        hint=asked.GROUPS_HINT,
        missing=asked.GROUPS_MISSING,
        choices=[Choice(group, called) for group, called in site.GROUPS_SERVED.items()],
    )

    refusals = here({"groups_served_unclear": "groups_served", "group_served_unknown": "groups_served"})

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {"groups_served": list(settings.groups_served)}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, groups_served=tuple(self.groups_served.data))


class SeniorLevelForm(GroupForm):
    senior_level = Line(asked.LEVEL, hint=asked.LEVEL_HINT, missing=asked.LEVEL_MISSING)
    positive_action_reason = Text(
        asked.POSITIVE_ACTION, hint=asked.POSITIVE_ACTION_HINT, missing=asked.POSITIVE_ACTION_MISSING, rows=4
    )

    refusals = here({"senior_level_unexplained": "senior_level", "senior_level_a_band": "senior_level"})

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {"senior_level": settings.senior_level, "positive_action_reason": settings.positive_action_reason}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, senior_level=self.senior_level.data, positive_action_reason=self.positive_action_reason.data)
