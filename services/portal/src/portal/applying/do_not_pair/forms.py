"""The form in which an applicant says whom they must not be paired with: the question as it is asked when they apply."""

from portal.applying.apply import words
from portal.applying.apply.forms import People
from portal.applying.do_not_pair import calls
from portal.site.forms import PAGE, PageForm, posting, where


class NameForm(PageForm):
    people = People(words.NOT_PAIRED_QUESTION, most=3000, hint=words.NOT_PAIRED_HINT, heading=True)

    posts = posting(calls.NAME)
    refusals = where({"application_over": PAGE})
