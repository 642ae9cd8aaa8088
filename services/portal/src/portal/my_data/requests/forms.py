"""The forms by which people ask for something about their data. None changes what is there, so none has a version."""

from portal.my_data.requests import calls, words
from portal.site.fields import Text
from portal.site.forms import PAGE, PageForm, posting, where


class RequestForm(PageForm):
    """Its question is about one kind of request: see `ask`."""

    words = Text("", missing=words.WORDS_MISSING, hint=words.WHO_READS)

    posts = posting(calls.MAKE)
    refusals = where({"made_already": PAGE, "settings_not_approved": PAGE})
    versioned = False

    def ask(self, question: str) -> None:
        self.words.ask(question, self.words.most)


class EraseForm(PageForm):
    posts = posting(calls.ERASE)
    refusals = where(
        {
            "erased_already": PAGE,
            "erasure_asked_already": PAGE,
            "erasure_begun": PAGE,
            "erasure_not_asked": PAGE,
            "made_already": PAGE,
            "settings_not_approved": PAGE,
        }
    )
    versioned = False


class TakeBackForm(PageForm):
    posts = posting(calls.TAKE_BACK)
    refusals = where(
        {
            "answered_already": PAGE,
            "erased_already": PAGE,
            "erasure_begun": PAGE,
            "erasure_not_asked": PAGE,
            "not_retractable": PAGE,
            "retracted_already": PAGE,
        }
    )
    versioned = False
