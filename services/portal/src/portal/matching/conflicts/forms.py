"""The forms with which a matcher enters that two people must not be paired, and takes it back."""

from collections.abc import Sequence
from uuid import UUID

from portal.matching.conflicts import calls, words
from portal.matching.conflicts.calls import Kind, NewConflict
from portal.site.fields import One, Pick
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

RECORDED = {"candidate_of_round": PAGE, "conflict_entered_already": PAGE, "conflict_of_two": PAGE, "retention_due": PAGE}


class EnterForm(PageForm):
    """Each matcher has a list of their own, which nobody else changes: it is sent in no version."""

    one = Pick(words.ONE, missing=words.PERSON_MISSING)
    other = Pick(words.OTHER, missing=words.PERSON_MISSING)
    conflict = One(words.KIND, missing=words.KIND_MISSING, choices=[Choice(kind, words.KINDS[kind]) for kind in Kind])

    posts = posting(calls.ENTER)
    refusals = where({**RECORDED, "conflict_of_two": "other"})
    versioned = False

    def ask_of(self, people: Sequence[Choice]) -> None:
        self.one.choices = self.other.choices = people

    @property
    def entered(self) -> NewConflict:
        """Of a form that is ready."""
        return NewConflict(UUID(self.one.data), UUID(self.other.data), Kind(self.conflict.data))


class LiftForm(PageForm):
    posts = posting(calls.LIFT)
    refusals = where({**RECORDED, "conflict_not_entered": PAGE})
    versioned = False
