"""The forms with which pairs are proposed."""

from collections.abc import Sequence

from portal.matching.acts.forms import WORKED_OUT
from portal.matching.proposing import calls, words
from portal.site.fields import One
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

PROPOSED = {
    **WORKED_OUT,
    "nobody_to_pair": PAGE,
    "paired_twice": PAGE,
    "pins_in_the_way": PAGE,
    "proposal_unchanged": PAGE,
    "published_already": PAGE,
    "retention_due": PAGE,
}


class ProposeForm(PageForm):
    posts = posting(calls.PROPOSE)
    refusals = where(PROPOSED)


class RepairForm(PageForm):
    repair = One(words.REPAIRS_QUESTION, missing=words.REPAIRS_MISSING)

    posts = posting(calls.REPAIR)
    refusals = where(PROPOSED)

    def ask_of(self, choices: Sequence[Choice]) -> None:
        """What can be changed is known only when the page is shown."""
        self.repair.choices = choices
