"""The forms of the acts on two people. Each shows what it would change, in the version in which that was worked out."""

from portal.matching.acts.forms import WORKED_OUT
from portal.matching.pairing import calls
from portal.site.forms import PAGE, PageForm, posting, where

HELD = {
    **WORKED_OUT,
    "not_available": PAGE,
    "pinned_already": PAGE,
    "published_already": PAGE,
    "two_people": PAGE,
    "vetoed_already": PAGE,
}


class PinForm(PageForm):
    posts = posting(calls.PIN)
    refusals = where(HELD)


class VetoForm(PageForm):
    posts = posting(calls.VETO)
    refusals = where(HELD)


class SwapForm(PageForm):
    posts = posting(calls.SWAP)
    refusals = where(HELD)


class ReleaseForm(PageForm):
    posts = posting(calls.RELEASE)
    refusals = where({"candidate_of_round": PAGE, "nothing_to_release": PAGE, "published_already": PAGE, "two_people": PAGE})
