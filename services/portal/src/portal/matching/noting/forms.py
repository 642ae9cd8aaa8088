"""The forms with which a note about two people is written and withdrawn."""

from collections.abc import Sequence
from uuid import UUID

from portal.matching.acts.calls import Couple
from portal.matching.noting import calls, words
from portal.matching.noting.calls import NewNote, Stance
from portal.site.fields import Day, One, Pick, Text
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

MOST_OF_A_REASON = 2000


class NoteForm(PageForm):
    one = Pick(words.ONE, missing=words.PERSON_MISSING)
    other = Pick(words.OTHER, missing=words.PERSON_MISSING)
    stance = One(words.STANCE, missing=words.STANCE_MISSING, choices=[Choice(each, words.STANCES[each]) for each in Stance])
    reason = Text(words.REASON, hint=words.REASON_HINT, missing=words.REASON_MISSING, most=MOST_OF_A_REASON, rows=5)
    until = Day(words.UNTIL, hint=words.UNTIL_HINT)

    posts = posting(calls.WRITE)
    refusals = where(
        {
            "candidate_of_round": PAGE,
            "not_available": PAGE,
            "note_expired": "until",
            "note_written_already": PAGE,
            "published_already": PAGE,
            "retention_due": PAGE,
            "two_people": PAGE,
        }
    )

    def ask_of(self, couple: Couple | None, people: Sequence[Choice]) -> None:
        """Who it is about is asked where the page's address does not say it."""
        self._couple = couple
        if couple:
            del self["one"], self["other"]
        else:
            self.one.choices = self.other.choices = people

    _couple: Couple | None

    @property
    def note(self) -> NewNote:
        """Of a form that is ready."""
        about = self._couple or Couple(UUID(self.one.data), UUID(self.other.data))
        return NewNote(about.one, about.other, Stance(self.stance.data), self.reason.data, self.until.data)


class WithdrawForm(PageForm):
    posts = posting(calls.WITHDRAW)
    refusals = where(
        {
            "candidate_of_round": PAGE,
            "note_of_another": PAGE,
            "nothing_to_release": PAGE,
            "published_already": PAGE,
            "two_people": PAGE,
        }
    )
