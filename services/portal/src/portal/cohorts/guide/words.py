"""The words of the pages on which facilitators write the Guide for Learning Partners."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TO_COHORT: Final = "Back to the cohort"
TO_GUIDE: Final = "All pages of the Guide"
TO_PAGE: Final = "Back to the page"

LIST_TITLE: Final = "Guide for Learning Partners"
LIST_LEAD: Final = (
    "People who take part in this cohort read these pages. Nobody records who reads them. No cohort is launched without a Guide."
)
LIST_EMPTY: Final = "No page has been written yet. When you write one, it appears here."
LIST_CAPTION: Final = "Pages, in the order in which people read them"
LIST_HEAD: Final = ("Page", "Headings")
NO_HEADINGS: Final = "None"
NEW_PAGE: Final = "Write a new page"

PAGE_TITLE_OF_PAGE: Final = "Page of the Guide"
AS_READ: Final = "This is how people who take part read this page."
CHANGE_PAGE: Final = "Change this page"

NEW_TITLE: Final = "Write a page of the Guide"
CHANGE_TITLE: Final = "Change a page of the Guide"
PAGE_TITLE: Final = "What is the page called?"
PAGE_TITLE_HINT: Final = "For example, Your first meeting"
PAGE_TITLE_MISSING: Final = "Enter what the page is called"
TEXT: Final = "What does the page say?"
TEXT_HINT: Final = (
    "Leave a line empty between paragraphs. Begin a heading with ## and a space, each item of a list with - and a space. "
    "Write a link as [its words](https://www.nhs.uk). Do not name anybody."
)
TEXT_MISSING: Final = "Enter what the page says"
RULES: Final[Mapping[str, str]] = {
    "heading_above_level_2": "Begin headings with ## or more, as the name of the page is the heading above them",
    "heading_skips_a_level": "Let no heading go more than one level deeper than the one before it: ### comes after ##",
    "heading_without_text": "Write words behind each ##",
    "link_not_https_mailto_or_tel": "Begin the address of each link with https://, mailto: or tel:",
    "link_without_text": "Write words between the square brackets of each link",
    "no_html": "Leave out HTML, which is anything between < and >",
    "no_images": "Leave out pictures, and say in words what they show",
}
SAVE: Final = "Save this page"
LOOK: Final = "See how it looks"
LOOKS: Final = "How the page will look"
NOT_SAVED: Final = "This is not saved yet."
SAVED: Final = "The page is saved"


# Taking a page away, and moving it


@dataclass(frozen=True, slots=True)
class ArrangeWords:
    """`happens` is said before it is done, `done` after."""

    button: str
    happens: str
    done: str


TAKE_AWAY_TITLE: Final = "Take this page away"
TAKE_AWAY: Final = ArrangeWords(
    TAKE_AWAY_TITLE, "People who take part can no longer read this page. You cannot undo this.", "The page is taken away"
)
MOVE_UP_TITLE: Final = "Move this page up"
MOVE_UP: Final = ArrangeWords(
    MOVE_UP_TITLE, "People read this page before the one that comes before it now.", "The page is moved up"
)
FACT_PAGE: Final = "Page"
FACT_ORDER: Final = "Order now"
