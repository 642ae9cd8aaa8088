"""Which notice an event of an application, a pair or a request causes: a key of the catalogue; and how long it is true."""

from collections.abc import Iterable
from typing import Final

from plp_kit.core.sealed import Sealed
from recruitment.applications.events import (
    Accepted,
    Applied,
    Declined,
    DeclineReason,
    Event,
    Invited,
    Lapsed,
    LaunchMoved,
    LeftTrust,
    PlacedOnWaitingList,
    ProfileReminded,
    RemindedByFacilitator,
    WasSetAside,
    Withdrawn,
)
from recruitment.pairs import decider as pairs
from recruitment.pairs.decider import PairOpened, PairRecorded, PairTakenBack
from recruitment.requests import decider as requests

WORDINGS: Final[dict[type, str]] = {
    Invited: "invitation",
    ProfileReminded: "unfinished_profile",
    RemindedByFacilitator: "unfinished_profile",
    Applied: "application_received",
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting_list",
    Withdrawn: "withdrawal_confirmed",
    Lapsed: "application_lapsed",
    LaunchMoved: "launch_moved",
}
ENDS: Final = Declined | Withdrawn | LeftTrust | WasSetAside
"""After these nobody waits for a launch."""
DECLINED: Final[dict[DeclineReason, str]] = {reason: f"declined_{reason}" for reason in DeclineReason}
OF_PAIRS: Final[dict[type, str]] = {
    PairRecorded: "pair_published",
    PairOpened: "pair_opened",
    PairTakenBack: "pair_taken_back",
}
EVERY: Final = (*dict.fromkeys((*WORDINGS.values(), *DECLINED.values(), *OF_PAIRS.values())),)
"""All wordings of which facilitators are told."""


RECEIVED: Final = "request_received"
ANSWERED: Final = "request_answered"
ERASED: Final = "erasure_done"


def wording_of_request(event: requests.Event) -> str | None:
    """The same for every kind of request. An erasure that begins is no answer: nobody is left to read one."""
    match event:
        case requests.RequestMade():
            return RECEIVED
        case requests.RequestAnswered(reason=Sealed()):
            return ANSWERED
        case requests.RequestAddressKept():
            return ERASED
        case _:
            return None


def is_true_of_request(wording: str, state: requests.State) -> bool:
    """Whether what the notice says still holds: a request is received until it is answered or taken back."""
    return isinstance(state, requests.Open) if wording == RECEIVED else isinstance(state, requests.Closed)


def wording_of_pair(event: pairs.Event) -> str | None:
    return OF_PAIRS.get(type(event))


def is_true_of_pair(wording: str, state: pairs.Pair, *, told: bool) -> bool:
    """Whether what the notice says is the latest of this pair. `told`: whether an e-mail about it was sent to either of the two.

    Nobody is told that a pair was taken back of which neither was told.
    """
    if wording == OF_PAIRS[PairTakenBack]:
        return told
    return state.is_open if wording == OF_PAIRS[PairOpened] else not (state.opened or state.ended or state.taken_back)


def wording_of(event: Event) -> str | None:
    return DECLINED[event.reason] if isinstance(event, Declined) else WORDINGS.get(type(event))


def is_true(cause: Event, since: Iterable[Event]) -> bool:
    """Whether what the notice says still holds after what has happened `since` to the application.

    What a notice says of a launch holds until the launch moves again or the application ends. Every other notice holds until
    something else is told; reminders and moved launches do not count.
    """
    if isinstance(cause, LaunchMoved):
        return not any(isinstance(event, LaunchMoved | ENDS) for event in since)
    return all(
        wording_of(event) is None or isinstance(event, ProfileReminded | RemindedByFacilitator | LaunchMoved) for event in since
    )
