"""The forms of settings about length and rhythm."""

from typing import Final

from msgspec.structs import replace

from portal.programme import words
from portal.programme.calls import Settings
from portal.programme.forms import GroupForm, here
from portal.programme.groups import Group
from portal.site.fields import Number

IN_RANGE: Final = {"out_of_range": words.OUT_OF_RANGE}


class NumbersForm(GroupForm):
    """Its fields are numbers, and are named as in the settings."""

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {name: getattr(settings, name) for name in settings.__struct_fields__}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, **self.numbers)

    @property
    def numbers(self) -> dict[str, int]:
        return {field.name: field.number or 0 for field in self if isinstance(field, Number)}


class LengthForm(NumbersForm):
    length_months_min = Number(words.LENGTH_MIN, hint=words.LENGTH_HINT, missing=words.MONTHS_MISSING, said=IN_RANGE)
    length_months_max = Number(words.LENGTH_MAX, missing=words.MONTHS_MISSING, said=IN_RANGE)
    check_in_every_months = Number(words.CHECK_INS, missing=words.MONTHS_MISSING, said=IN_RANGE)

    refusals = here(
        {
            "below_one": "length_months_min",
            "length_inverted": "length_months_max",
            "check_ins_too_rare": "check_in_every_months",
            "survey_after_shortest_length": "length_months_min",
        }
    )


class SurveyTimesForm(NumbersForm):
    survey_month = Number(words.SURVEY_MONTH, missing=words.MONTHS_MISSING, said=IN_RANGE)
    survey_days = Number(words.SURVEY_DAYS, missing=words.DAYS_MISSING, said=IN_RANGE)

    refusals = here({"below_one": "survey_month", "survey_after_shortest_length": "survey_days"})
