"""The forms of settings about what people are asked: questions, lists to pick from, and consents."""

from typing import Any

from msgspec.structs import replace
from werkzeug.datastructures import MultiDict

from portal.programme import words
from portal.programme.calls import ConsentText, Settings
from portal.programme.forms import GroupForm, here
from portal.programme.groups import Group
from portal.site import setting_words as asked
from portal.site.calls import Refused, Wrong
from portal.site.drafts.calls import KeptDraft, Place
from portal.site.fields import Line, Lines, Text
from portal.site.forms import where


class ProfileQuestionsForm(GroupForm):
    question_1 = Line(words.QUESTION.format(number=1), hint=words.QUESTION_HINT, missing=words.QUESTION_MISSING)
    question_2 = Line(words.QUESTION.format(number=2), missing=words.QUESTION_MISSING)
    question_3 = Line(words.QUESTION.format(number=3), missing=words.QUESTION_MISSING)

    refusals = here({"profile_questions_not_three": "question_1", "asks_for_what_is_never_kept": "question_1"})
    paths = where({f"profile_questions.{number}": f"question_{number + 1}" for number in range(3)})

    def __init__(self, sent: MultiDict[str, Any] | None, place: Place, kept: KeptDraft, group: Group, settings: Settings) -> None:
        super().__init__(sent, place, kept, group, settings)
        self._in_force = self.of(settings, group)

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {f"question_{number}": asked for number, asked in enumerate(settings.profile_questions, start=1)}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, profile_questions=(self.question_1.data, self.question_2.data, self.question_3.data))

    def _place_refusal(self, refused: Refused) -> None:
        """It is about a question that was changed: those in force are right."""
        changed = [field for field in self.questions if field.data != self._in_force.get(field.name)]
        if len(changed) == 1 and self.refusals.get(refused.code) in self._fields:
            changed[0].errors = [*changed[0].errors, refused.detail]
        else:
            super()._place_refusal(refused)


class TopicsForm(GroupForm):
    topics = Lines(words.ENTRIES, missing=asked.TOPICS_MISSING, most_lines=50, longest=200)

    refusals = here({"topics_missing": "topics", "topics_repeated": "topics"})

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return {"topics": settings.topics}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, topics=self.topics.entries)


class ListForm(GroupForm):
    """What applicants pick from, beside topics. The group says which list it is."""

    entries = Lines(words.ENTRIES, hint=words.MAY_BE_EMPTY, most_lines=200, longest=100)

    refusals = here({"lists_unclear": "entries"})

    @staticmethod
    def of(settings: Settings, group: Group) -> dict[str, object]:
        return {"entries": getattr(settings.lists, group.kind)}

    def into(self, settings: Settings) -> Settings:
        return replace(settings, lists=replace(settings.lists, **{self.group.kind: self.entries.entries}))

    def _place_wrong(self, wrong: Wrong) -> None:
        ours = wrong.field.startswith(f"lists.{self.group.kind}")
        super()._place_wrong(Wrong("entries", wrong.rule) if ours else wrong)


class ConsentForm(GroupForm):
    """Other words are the next version."""

    wording = Text(words.WORDING, hint=words.WORDING_HINT, missing=words.WORDING_MISSING)

    refusals = here({"consent_texts_incomplete": "wording", "consent_reworded": "wording"})

    @staticmethod
    def of(settings: Settings, group: Group) -> dict[str, object]:
        text = settings.consent(group.part)
        return {"wording": text.wording if text else ""}

    def into(self, settings: Settings) -> Settings:
        earlier = settings.consent(self.group.part)
        if earlier is not None and earlier.wording == self.wording.data:
            return settings
        version = earlier.version + 1 if earlier else 1
        others = tuple(text for text in settings.consent_texts if text is not earlier)
        text = ConsentText(self.group.purpose, version, self.wording.data)
        return replace(settings, consent_texts=(*others, text))
