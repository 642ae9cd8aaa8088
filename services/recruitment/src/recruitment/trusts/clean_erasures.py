"""The rule by which clean erasures are decided, as approved in the trust's impact assessment. Without it a person decides all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from plp_kit.core.deciding import Refusal

SHORTEST_DAYS: Final = 7
LONGEST_DAYS: Final = 21
MOST: Final = 10
DRAWS: Final = 2520
"""A draw is one of these numbers from 0 on; each of 1 to MOST divides it, so every case is as likely."""


@dataclass(frozen=True, slots=True)
class CleanErasures:
    """`assessment` is the reference of the impact assessment. Of `looked_at_one_in` clean cases a person looks at one, too.

    An erasure is decided `wait_days` after it was asked for, clean or not.
    """

    assessment: str
    wait_days: int = SHORTEST_DAYS
    looked_at_one_in: int = MOST


# Refusals

CLEAN_ERASURES_UNAPPROVED = Refusal(
    "clean_erasures_unapproved", "Name the impact assessment that approved the rule for erasures, or leave the rule out."
)
CLEAN_ERASURES_WAIT = Refusal(
    "clean_erasures_wait",
    f"An erasure is decided {SHORTEST_DAYS} to {LONGEST_DAYS} days after it was asked for: until then it may be taken back, and"
    " within a month it is answered.",
)
CLEAN_ERASURES_UNSEEN = Refusal("clean_erasures_unseen", f"A person looks at one of at most {MOST} clean erasures.")


def contradiction_in(rule: CleanErasures | None) -> Refusal | None:
    return None if rule is None else next((refusal for refusal, holds in CONTRADICTIONS if holds(rule)), None)


def waits(rule: CleanErasures | None) -> timedelta:
    """From asking until it is decided."""
    return timedelta(days=SHORTEST_DAYS if rule is None else rule.wait_days)


def is_looked_at(rule: CleanErasures | None, draw: int) -> bool:
    """Whether a person decides, however clean the case is."""
    return rule is None or draw % rule.looked_at_one_in == 0


CONTRADICTIONS: tuple[tuple[Refusal, Callable[[CleanErasures], bool]], ...] = (
    (CLEAN_ERASURES_UNAPPROVED, lambda rule: not rule.assessment.strip()),
    (CLEAN_ERASURES_WAIT, lambda rule: not SHORTEST_DAYS <= rule.wait_days <= LONGEST_DAYS),
    (CLEAN_ERASURES_UNSEEN, lambda rule: not 1 <= rule.looked_at_one_in <= MOST),
)
