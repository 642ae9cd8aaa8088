"""The forms with which a request is acknowledged, advised on and answered."""

from typing import Final

from portal.requests.queue import calls, words
from portal.requests.queue.calls import Decision, Ground, OneRequest, Outcome
from portal.site.fields import One, Pick, Text
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

CLOSED: Final = {"answered_already": PAGE, "own_request": PAGE, "retracted_already": PAGE}


class AcknowledgeForm(PageForm):
    posts = posting(calls.ACKNOWLEDGE)
    refusals = where({**CLOSED, "acknowledged_already": PAGE})


class AdviseForm(PageForm):
    advice = Text(words.ADVICE, hint=words.ADVICE_HINT, missing=words.ADVICE_MISSING)

    posts = posting(calls.ADVISE)
    refusals = where(CLOSED)


class DecideForm(PageForm):
    """Which answers and grounds there are follows from the request: see `offer`."""

    outcome = One(words.OUTCOME_QUESTION, missing=words.OUTCOME_MISSING)
    ground = Pick(words.GROUND_QUESTION, hint=words.GROUND_HINT)
    words = Text(words.WORDS_QUESTION, hint=words.WORDS_HINT)

    posts = posting(calls.ANSWER)
    refusals = where(
        {
            **CLOSED,
            "erased_already": PAGE,
            "erasure_begun": PAGE,
            "erasure_not_asked": PAGE,
            "erasure_not_referred": PAGE,
            "ground_unfit": "ground",
            "not_in_part": "outcome",
            "not_referred": PAGE,
            "preserved": PAGE,
            "words_missing": "words",
        }
    )

    def offer(self, request: OneRequest) -> None:
        is_erasure = request.kind == "erasure"
        said = words.OUTCOMES_OF_ERASURE if is_erasure else words.OUTCOMES
        self.words.hint = words.WORDS_HINT_OF_ERASURE if is_erasure else words.WORDS_HINT
        self.outcome.choices = tuple(Choice(outcome, *said[outcome]) for outcome in request.outcomes if outcome in said)
        self.ground.choices = tuple(
            Choice(ground, words.GROUNDS[ground]) for ground in request.grounds if ground in words.GROUNDS
        )

    def decision(self) -> Decision:
        """A grant has no ground, whatever is picked in the list."""
        outcome = Outcome(self.outcome.data)
        ground = None if outcome is Outcome.GRANTED or not self.ground.data else Ground(self.ground.data)
        return Decision(outcome, ground, self.words.data or None)
