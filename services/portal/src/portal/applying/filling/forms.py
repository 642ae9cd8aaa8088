"""An application while it is filled in: its questions, the forms that ask them, and what is kept of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict

from portal.applying.apply import words
from portal.applying.apply.calls import KeptAnswer, Offer, kept_of
from portal.applying.apply.forms import QuestionForm
from portal.applying.apply.present import Answered
from portal.applying.apply.questions import SAVED, Asked
from portal.site.drafts.calls import Place


@dataclass(frozen=True, slots=True)
class Filling:
    """`name` is the service's for its drafts; `at` is the address of its tasks, under which each question has its own."""

    name: str
    at: str
    cohort: UUID
    offer: Offer
    kept: tuple[KeptAnswer, ...]
    asked: tuple[Asked, ...]
    forms: Mapping[str, type[QuestionForm]]

    def form(self, one: Asked, sent: MultiDict[str, Any] | None = None) -> QuestionForm:
        """With what was sent, or with what is kept."""
        place = Place(self.name, self.cohort, one.draft)
        made = self.forms[one.kind](sent, place, kept_of(self.kept, one.draft), one.part)
        made.offer(self.offer)
        return made

    @property
    def filled(self) -> dict[Asked, QuestionForm]:
        """Every question, with what is kept."""
        return {one: self.form(one) for one in self.asked}

    @property
    def answers(self) -> dict[Asked, dict[str, Any]]:
        return {one: form.data for one, form in self.filled.items()}

    @property
    def answered(self) -> list[Answered]:
        return [Answered(one, form.is_begun, form.is_complete, _shown(one, form)) for one, form in self.filled.items()]

    @property
    def is_complete(self) -> bool:
        return _complete(self.answered)

    def after(self, one: Asked) -> str:
        """The address of the next question; once all others are answered, that of the answers."""
        if _complete(each for each in self.answered if each.asked != one):
            return f"{self.at}/check"
        following = self.asked[self.asked.index(one) + 1 :]
        return f"{self.at}/{following[0].slug}" if following else self.at


def _shown(one: Asked, form: QuestionForm) -> tuple[str, ...]:
    """What is for nobody's eyes is not shown again; only that nothing was written of what one needs."""
    if one.kind not in SAVED:
        return form.lines
    return (words.NOTHING_WRITTEN,) if one.kind == "access" and form.is_begun and not form.lines else (words.SAVED_ANSWER,)


def _complete(answered: Iterable[Answered]) -> bool:
    return all(each.is_complete for each in answered)
