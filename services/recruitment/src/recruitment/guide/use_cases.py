"""Writing a cohort's Guide, whole or page by page: only of a cohort that was opened."""

from typing import Final
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.cohorts import use_cases as cohorts
from recruitment.guide.decider import LONGEST_PAGE, Command, WriteGuide, WritePage, guide
from recruitment.staff import table as staff

NEW_PAGE: Final = "new_guide_page"
"""The form of a page that is not in the Guide yet. Its subject is the cohort."""
WRITTEN_PAGE: Final = "guide_page"
"""The form of a page of the Guide. Its subject is the page."""
LONGEST_DRAFT: Final = 4 * LONGEST_PAGE + 4_096
"""Bytes that hold the longest page in any script, with its title."""


def write_guide(write: Write, cohort: UUID, command: Command, author: UUID) -> Handled | Refusal:
    """What the author has typed and not sent is gone with it."""
    opened = cohorts.opened(write, cohort)
    written = opened if isinstance(opened, Refusal) else write.handle(guide, cohort, command)
    if not isinstance(written, Refusal):
        ids = staff.ids_of(write.db, author)
        for form, subject in _drafted(cohort, command):
            drafts.sent(write.db, ids, form, subject)
    return written


def _drafted(cohort: UUID, command: Command) -> list[tuple[str, UUID]]:
    match command:
        case WriteGuide(_, new):
            return [(NEW_PAGE, cohort)] if new else []
        case WritePage(page):
            return [(WRITTEN_PAGE, page.page)]
