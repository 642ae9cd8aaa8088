"""The forms of one's own application."""

from portal.applying import calls, words
from portal.site.fields import Text
from portal.site.forms import PAGE, PageForm, posting, where


class ProfileAnswerForm(PageForm):
    """Its question is the cohort's own, with the length that the cohort allows: see `ask`."""

    answer = Text("", hint=words.WHO_READS_ANSWER, heading=True)

    posts = posting(calls.CHANGE_ANSWER)
    refusals = where(
        {
            "accepted_already": PAGE,
            "application_over": PAGE,
            "not_submitted": PAGE,
            "recruiting_closed": PAGE,
            "recruiting_not_open": PAGE,
            "written_anew": PAGE,
        }
    )

    def ask(self, question: calls.ProfileQuestion) -> None:
        self.answer.ask(question.question, question.longest)
