"""The exceptions to the rules about roles that results show: who was let through which rule, why, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class ShownException:
    """The decision-maker let a person through a rule, which is named by the code with which it refuses.

    `ended_on` is given where it was ended before its last day. `reason` is null while the person's data are restricted, and once
    they are erased.
    """

    exception: UUID
    person: UUID
    rule: str
    reason: str | None
    begins_on: date
    last_day: date
    ended_on: date | None
