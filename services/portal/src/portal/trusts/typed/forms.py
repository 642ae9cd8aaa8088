"""The form for what is a trust's own, where no file has it. All other settings are the platform's standard."""

from collections.abc import Sequence
from typing import Final

import msgspec

from portal.site import setting_words as asked
from portal.site import words as site
from portal.site.calls import Email, Wrong
from portal.site.fields import Address, Line, Lines, One, Pick, Question, Some, Text
from portal.site.forms import posting, where
from portal.site.present import Choice
from portal.trusts import calls, words
from portal.trusts.calls import Controller, NewTrust, Settings, Standard, Words
from portal.trusts.forms import CONTRADICTIONS, TakingOnForm

YES, NO = "yes", "no"
MOST_TOPICS: Final = 50
LONGEST_TOPIC: Final = 200
MOST_OF_AN_ODS_CODE: Final = 5


class TypedSettings(Settings, frozen=True, kw_only=True):
    """Those that are sent: what is typed, with the standard."""

    consent_texts: tuple[msgspec.Raw, ...]
    processing: tuple[msgspec.Raw, ...]


class TypedForm(TakingOnForm):
    """A question has the name of its field in the settings. The controller is the trust itself."""

    trust = Pick(words.WHICH, hint=words.WHICH_HINT, missing=words.WHICH_MISSING)
    name = Line(words.NAME_QUESTION, hint=words.NAME_HINT, missing=words.NAME_MISSING)
    ods_code = Line(
        words.ODS_CODE_QUESTION,
        most=MOST_OF_AN_ODS_CODE,
        missing=words.ODS_CODE_MISSING,
        said={"too_long": words.ODS_CODE_MISSING},
    )
    kind = Pick(
        words.KIND_QUESTION,
        missing=words.KIND_MISSING,
        choices=[Choice(kind, called) for kind, called in words.KINDS.items()],
    )
    region = Pick(
        words.REGION_QUESTION,
        missing=words.REGION_MISSING,
        choices=[Choice(region, called) for region, called in words.REGIONS.items()],
    )
    synthetic = One(
        words.PEOPLE_QUESTION,
        missing=words.PEOPLE_MISSING,
        choices=[Choice(NO, words.REAL), Choice(YES, words.SYNTHETIC)],
    )
    senior = Line(asked.SENIOR_WORD, hint=asked.WORD_HINT, missing=asked.WORD_MISSING)
    served = Line(asked.SERVED_WORD, hint=asked.WORD_HINT, missing=asked.WORD_MISSING)
    groups_served = Some(
        asked.GROUPS,
        hint=asked.GROUPS_HINT,
        missing=asked.GROUPS_MISSING,
        choices=[Choice(group, called) for group, called in site.GROUPS_SERVED.items()],
    )
    senior_level = Line(asked.LEVEL, hint=asked.LEVEL_HINT, missing=asked.LEVEL_MISSING)
    positive_action_reason = Text(
        asked.POSITIVE_ACTION, hint=asked.POSITIVE_ACTION_HINT, missing=asked.POSITIVE_ACTION_MISSING, rows=4
    )
    topics = Lines(
        words.TOPICS_QUESTION,
        hint=words.TOPICS_HINT,
        missing=asked.TOPICS_MISSING,
        most_lines=MOST_TOPICS,
        longest=LONGEST_TOPIC,
    )
    address = Line(words.ADDRESS_QUESTION, hint=words.ADDRESS_HINT, missing=words.ADDRESS_MISSING)
    officer_email = Address(asked.OFFICER_EMAIL, hint=asked.OFFICER_HINT, missing=asked.OFFICER_MISSING)
    officer_telephone = Line(
        asked.OFFICER_TELEPHONE, kind="tel", hint=asked.OFFICER_TELEPHONE_HINT, said={"pattern": asked.TELEPHONE_WRONG}
    )

    posts = posting(calls.CHECK)
    refusals = where(
        {
            **CONTRADICTIONS,
            "facts_empty": "name",
            "group_served_unknown": "groups_served",
            "groups_served_unclear": "groups_served",
            "onboarded_already": "trust",
            "senior_level_a_band": "senior_level",
            "senior_level_unexplained": "senior_level",
            "topics_missing": "topics",
            "topics_repeated": "topics",
            "words_alike": "served",
            "words_empty": "senior",
        }
    )

    def offer(self, choices: Sequence[Choice]) -> None:
        self.trust.choices = choices

    def new_trust(self, standard: Standard) -> NewTrust:
        return NewTrust(
            name=self.name.data,
            ods_code=self.ods_code.data,
            kind=self.kind.data,
            region=self.region.data,
            synthetic=self.synthetic.data == YES,
            settings=msgspec.Raw(msgspec.json.encode(self._settings(standard))),
        )

    def _settings(self, standard: Standard) -> TypedSettings:
        telephone = self.officer_telephone.data or None
        return TypedSettings(
            **msgspec.structs.asdict(standard),
            words=Words(self.senior.data, self.served.data),
            groups_served=tuple(self.groups_served.data),
            senior_level=self.senior_level.data,
            positive_action_reason=self.positive_action_reason.data,
            topics=self.topics.entries,
            controller=Controller(self.name.data, self.address.data, Email(self.officer_email.data), telephone),
        )

    def _place_wrong(self, wrong: Wrong) -> None:
        """A path ends in a question's name, or in one and a number: `settings.words.senior`, `settings.topics.3`."""
        fields = (self._fields.get(part) for part in reversed(wrong.field.split(".")))
        field = next((each for each in fields if isinstance(each, Question)), None)
        if field is None:
            super()._place_wrong(wrong)
        else:
            field.errors = [*field.errors, field.sentence(wrong.rule)]


def answers(code: str, trust: NewTrust, settings: Settings) -> dict[str, object]:
    """What the form asks, of a trust that was typed before."""
    typed: dict[str, object] = {
        "trust": code,
        **{name: getattr(trust, name) for name in ("name", "ods_code", "kind", "region")},
        "synthetic": YES if trust.synthetic else NO,
        **msgspec.structs.asdict(settings.words),
        **{name: getattr(settings, name) for name in ("groups_served", "senior_level", "positive_action_reason", "topics")},
    }
    return {**msgspec.structs.asdict(settings.controller), **typed} if settings.controller else typed
