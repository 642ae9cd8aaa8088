"""The forms of one's own application."""

from portal.applying import calls, words
from portal.site.drafts.form import DraftForm
from portal.site.fields import Text
from portal.site.forms import PAGE, PageForm, posting, where


class ProfileAnswerForm(DraftForm):
    """Its question is the cohort's own, with the length that the cohort allows: see `ask`."""

    answer = Text("", hint=words.WHO_READS_ANSWER, heading=True)

    drafts = calls.DRAFTS
    posts = posting(calls.CHANGE_ANSWER, calls.KEEP_DRAFT, calls.DROP_DRAFT)
    refusals = where(
        {
            "accepted_already": PAGE,
            "application_over": PAGE,
            "draft_too_long": "answer",
            "not_submitted": PAGE,
            "recruiting_closed": PAGE,
            "recruiting_not_open": PAGE,
            "too_many_drafts": PAGE,
            "written_anew": PAGE,
        }
    )

    def ask(self, question: calls.ProfileQuestion) -> None:
        self.answer.ask(question.question, question.longest)


class WithdrawForm(PageForm):
    posts = posting(calls.WITHDRAW)
    refusals = where({"application_over": PAGE})
