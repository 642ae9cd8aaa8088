"""Which rounded tables may leave a trust.

A table by group would show what single people answered: one respondent who belongs to both groups is a row of her own. So until
linked tables are rounded together, a table has one row for everybody, and leaves only where its published total is at least 10.
"""

from typing import Final

from evaluation.contributions.facts import ALL, Fact, RoundedFact

FEWEST: Final = 10


def tells_groups_apart(fact: Fact) -> bool:
    return fact.rows != (ALL,)


def may_leave(fact: RoundedFact) -> bool:
    return not tells_groups_apart(fact) and sum(map(sum, fact.cells)) >= FEWEST
