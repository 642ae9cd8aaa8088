"""Everybody's form, drawn in the same way, and dealt out so that the optimiser pairs s101 with c101 and so on."""

from collections.abc import Collection, Sequence
from itertools import count
from random import Random

from plp_demo.scenario.recruiting import Application
from plp_demo.scenario.synthetic.candidates import best_pairs, has_one_best_plan
from plp_demo.scenario.synthetic.forms import filled
from plp_demo.scenario.synthetic.midlife.calendars import STAGES, Stage
from plp_demo.scenario.synthetic.midlife.casting import colleague, senior
from plp_demo.scenario.synthetic.profiles import drawn


def with_forms(rows: Sequence[Application], topics: Sequence[str], random: Random) -> list[Application]:
    """Cohorts without pairs get forms as they are drawn."""
    return [row for stage in STAGES for row in _of_stage(stage, [row for row in rows if row.cohort == stage.key], topics, random)]


def _of_stage(stage: Stage, rows: Sequence[Application], topics: Sequence[str], random: Random) -> list[Application]:
    intended = {senior(stage, number): colleague(stage, number) for number in range(1, stage.pairs + 1)}
    paired = {*intended, *intended.values()}
    for _ in count():
        forms = {row.person: drawn(topics, random) for row in rows}
        pairs = best_pairs(_of(filled(rows, forms), paired))
        dealt = filled(rows, forms | {intended[one]: forms[other] for one, other in pairs.items()})
        plan = _of(dealt, paired)
        if not paired or (best_pairs(plan) == intended and has_one_best_plan(plan)):
            return dealt
    raise AssertionError  # count() has no end


def _of(rows: Sequence[Application], people: Collection[str]) -> list[Application]:
    return [row for row in rows if row.person in people]
