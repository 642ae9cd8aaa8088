"""What a facilitator can do with an application, by its status. The services decide; this is what the pages offer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portal.applications import words
from portal.applications.calls import Application
from portal.applications.words import ActWords

OFFERED: Final[Mapping[str, tuple[ActWords, ...]]] = {
    "interested": (words.REMIND,),
    "invited": (words.REMOVE,),
    "applied": (words.ACCEPT, words.WAIT, words.DECLINE, words.ADDRESS, words.MAKE_CODE),
    "waiting": (words.ACCEPT, words.DECLINE, words.ADDRESS, words.MAKE_CODE),
    "accepted": (words.ADDRESS, words.LEAVE, words.STAY, words.MAKE_CODE),
}


@dataclass(frozen=True, slots=True)
class Act:
    """A button that leads to the page on which it is done; the green one `is_main`."""

    text: str
    address: str
    is_main: bool


def acts(application: Application) -> tuple[Act, ...]:
    offered = OFFERED.get(application.state, ())
    return tuple(_act(each, application) for each in offered if can(each, application))


def _act(act: ActWords, application: Application) -> Act:
    return Act(act.button, f"/applications/{application.application}/{act.name}", act is words.ACCEPT)


def can(act: ActWords, application: Application) -> bool:
    """Only somebody whose departure is on record can be said to stay, and only what was entered for somebody has a join code."""
    fits = {words.STAY.name: application.leaves_on is not None, words.MAKE_CODE.name: application.entered_by is not None}
    return act in OFFERED.get(application.state, ()) and fits.get(act.name, True)
