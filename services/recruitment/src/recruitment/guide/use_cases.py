"""Writing a cohort's Guide, whole or page by page: only of a cohort that was opened."""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.cohorts import use_cases as cohorts
from recruitment.guide.decider import Command, guide


def write_guide(write: Write, cohort: UUID, command: Command) -> Handled | Refusal:
    opened = cohorts.opened(write, cohort)
    return opened if isinstance(opened, Refusal) else write.handle(guide, cohort, command)
