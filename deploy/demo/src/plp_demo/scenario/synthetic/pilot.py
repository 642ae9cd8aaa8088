"""The application forms of the pilot's invented people, drawn from a seed. All other files of the pilot are written by hand.

Everybody's form is drawn in the same way. The optimiser then pairs the forms, and the colleagues' forms are dealt out so that
s01 is paired with c01 and so on. So the other files, which say who met and who answered, still fit, and so do the published
figures. Forms are drawn again until there is one best plan, fairness has a price, and s28 suits c27 better than c26.
"""

from collections.abc import Sequence
from itertools import count
from random import Random
from typing import Final

from matching.planning.solving import greatest_sum, solve
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Application
from plp_demo.scenario.synthetic.candidates import best_pairs, has_one_best_plan, matrix
from plp_demo.scenario.synthetic.forms import filled
from plp_demo.scenario.synthetic.profiles import drawn

SEED: Final = "the pilot's forms 1"
LEAST_PRICE: Final = 20
FIRST_ROUND: Final = frozenset(f"{side}{number:02}" for side in "sc" for number in range(1, 28))
SECOND_ROUND: Final = frozenset({"c26", "c27", "s28"})
INTENDED: Final = {Key(f"s{number:02}"): Key(f"c{number:02}") for number in range(1, 28)}


def applications(pilot: Scenario) -> list[Application]:
    """The pilot's, with forms drawn anew. The same seed gives the same forms."""
    topics = [row.topic for row in pilot.topics]
    attempts = (_attempt(pilot.applications, topics, attempt) for attempt in count(1))
    return next(rows for rows in attempts if _suits(rows))


def _attempt(rows: Sequence[Application], topics: Sequence[str], attempt: int) -> list[Application]:
    random = Random(f"{SEED} {attempt}")  # noqa: S311 - repeatable, not secret
    forms = {row.person: drawn(topics, random) for row in rows}
    pairs = best_pairs(_of(filled(rows, forms), FIRST_ROUND))
    dealt = {INTENDED[senior]: forms[colleague] for senior, colleague in pairs.items()}
    return filled(rows, {**forms, **dealt})


def _of(rows: Sequence[Application], people: frozenset[str]) -> list[Application]:
    return [row for row in rows if row.person in people]


def _suits(rows: Sequence[Application]) -> bool:
    first, second = _of(rows, FIRST_ROUND), _of(rows, SECOND_ROUND)
    if best_pairs(first) != INTENDED or best_pairs(second) != {"s28": "c27"}:
        return False
    whole = matrix(first)
    price = greatest_sum(whole).measures.total - solve(whole).measures.total
    return price >= LEAST_PRICE and has_one_best_plan(first) and has_one_best_plan(second)
