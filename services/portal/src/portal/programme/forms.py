"""What the forms of all groups of settings are, and the form that proposes what was changed in them."""

from collections.abc import Mapping
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from portal.programme import calls, words
from portal.programme.calls import Settings
from portal.programme.groups import Group
from portal.site.calls import Wrong
from portal.site.drafts.calls import KeptDraft, Place
from portal.site.drafts.form import DraftForm
from portal.site.fields import Line, Number, Question, Text
from portal.site.forms import PAGE, PageForm, posting, where

CONTRADICTIONS: Final = {
    "accesses_go_first": PAGE,
    "asks_for_what_is_never_kept": PAGE,
    "below_one": PAGE,
    "check_ins_too_rare": PAGE,
    "clean_erasures_unapproved": PAGE,
    "clean_erasures_unseen": PAGE,
    "clean_erasures_wait": PAGE,
    "condition_missing": PAGE,
    "consent_reworded": PAGE,
    "consent_texts_incomplete": PAGE,
    "consents_go_first": PAGE,
    "group_served_unknown": PAGE,
    "groups_served_unclear": PAGE,
    "length_inverted": PAGE,
    "lists_unclear": PAGE,
    "notes_outlast_journals": PAGE,
    "processing_repeated": PAGE,
    "profile_questions_not_three": PAGE,
    "retention_impossible": PAGE,
    "senior_level_a_band": PAGE,
    "senior_level_unexplained": PAGE,
    "survey_after_shortest_length": PAGE,
    "topics_missing": PAGE,
    "topics_repeated": PAGE,
    "words_alike": PAGE,
    "words_empty": PAGE,
}
"""What can be wrong with settings. What is about another group's fields is said above the form."""
MOST_OF_A_REASON: Final = 1000


def here(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Where each contradiction lands on a form that has these fields."""
    return where({**CONTRADICTIONS, "draft_too_long": PAGE, "too_many_drafts": PAGE, **fields})


class GroupForm(DraftForm):
    """What is right is kept as a draft. `of` fills it from settings, `into` makes settings that have its answers."""

    drafts = calls.DRAFTS
    posts = posting(calls.CHECK, calls.KEEP_DRAFT, calls.DROP_DRAFT)
    refusals = here({})
    versioned = False

    def __init__(self, sent: MultiDict[str, Any] | None, place: Place, kept: KeptDraft, group: Group, settings: Settings) -> None:
        self.group = group
        super().__init__(sent, place, kept, **self.of(settings, group))

    @staticmethod
    def of(settings: Settings, group: Group) -> dict[str, object]:
        raise NotImplementedError

    def into(self, settings: Settings) -> Settings:
        raise NotImplementedError

    def fits(self, proposed: Settings) -> bool:
        """Whether they contradict nothing; else the form says what, at its field."""
        return self.send_in(None, calls.CHECK, proposed) is not None

    @property
    def is_written(self) -> bool:
        """Whether something is typed in words."""
        return any(isinstance(field, Line | Text) and not isinstance(field, Number) for field in self)

    @property
    def is_complete(self) -> bool:
        """Whether what is kept can be proposed."""
        return self.draft_version > 0 and self.validate()

    def _place_wrong(self, wrong: Wrong) -> None:
        """A path names the field somewhere: `retention.journals`, `topics.3`."""
        named = [part for part in wrong.field.split(".") if isinstance(self._fields.get(part), Question)]
        super()._place_wrong(Wrong(named[0], wrong.rule) if named else wrong)


class ProposeForm(PageForm):
    reason = Text(words.REASON, hint=words.REASON_HINT, missing=words.REASON_MISSING, most=MOST_OF_A_REASON, rows=4)

    posts = posting(calls.PROPOSE)
    refusals = where({**CONTRADICTIONS, "proposal_stale": PAGE, "settings_proposed_already": PAGE, "settings_unchanged": PAGE})
