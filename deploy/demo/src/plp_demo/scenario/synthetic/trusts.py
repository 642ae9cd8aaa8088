"""A synthetic trust's rows, file by file, drawn from its own seed."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Final, TypeAlias

from plp_demo.scenario.model import shapes
from plp_demo.scenario.rows import Row
from plp_demo.scenario.synthetic import evaluating_rows as evaluating
from plp_demo.scenario.synthetic import partnering_rows as partnering
from plp_demo.scenario.synthetic import recruiting_rows as recruiting
from plp_demo.scenario.synthetic import words
from plp_demo.scenario.synthetic.members import cast
from plp_demo.scenario.synthetic.plans import Plan

SEED: Final = "parallel learning partnerships 1"
TOPICS: Final = 14

Tables: TypeAlias = dict[str, list[Row]]


def tables(plans: Iterable[Plan]) -> Tables:
    """The files of these trusts together. Each trust has a seed of its own, so that one more changes no other."""
    trusts = [_tables(plan, Random(f"{SEED} {plan.code}")) for plan in plans]  # noqa: S311 - repeatable, not secret
    return {name: [row for trust in trusts for row in trust.get(name, ())] for name in shapes()}


def _tables(plan: Plan, random: Random) -> dict[str, Sequence[Row]]:
    people = cast(plan, tuple(sorted(random.sample(words.TOPICS, TOPICS))), random)
    applications = tuple(recruiting.applications(plan, people, random))
    attendances = tuple(partnering.attendances(plan, people, random))
    return {
        "trusts": [recruiting.trust(plan)],
        "topics": list(recruiting.topics(plan, people)),
        "people": list(recruiting.people(plan, people, random)),
        "cohorts": [recruiting.cohort(plan)],
        "applications": applications,
        "decisions": list(recruiting.decisions(plan, people)),
        "departures": list(recruiting.departures(plan, people)),
        "rounds": list(recruiting.rounds(plan, people)),
        "agreements": list(partnering.agreements(plan, people, random)),
        "meetings": list(partnering.meetings(plan, people, random)),
        "goals": list(partnering.goals(plan, people, random)),
        "endings": list(partnering.endings(plan, people, random)),
        "sessions": list(partnering.sessions(plan)),
        "attendances": attendances,
        "surveys": [evaluating.survey(plan)],
        "answers": list(evaluating.answers(plan, people, applications, attendances, random)),
        "contributions": [evaluating.contribution(plan)],
    }
