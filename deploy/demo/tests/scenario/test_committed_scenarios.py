"""The scenarios of this repository: they can be played, and hold what they say they hold."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from matching.planning.solving import greatest_sum, solve
from partnership_journal.sessions.decider import SessionKind
from plp_demo.scenario.actions import SendAnswer
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.recruiting import Application, Outcome
from plp_demo.scenario.steps import steps
from plp_demo.scenario.synthetic.candidates import best_pairs, has_one_best_plan, matrix
from recruitment.applications.applicants import Side

NAMES = ("pilot", "twelve_trusts", "forty_one_pairs", "midlife")
SALTS = ("one", "two", "three")


def played(scenarios: Path, name: str) -> Scenario:
    scenario = read(scenarios / name)
    assert isinstance(scenario, Scenario), "\n".join(map(str, scenario))
    return scenario


@pytest.fixture(scope="module")
def pilot_cohort(scenarios: Path) -> Scenario:
    return played(scenarios, "pilot")


def accepted(scenario: Scenario, trust: str, by: date, cohort: str = "first") -> list[Application]:
    people = {
        decision.person
        for decision in scenario.decisions
        if (decision.trust, decision.cohort) == (trust, cohort)
        if decision.outcome is Outcome.ACCEPT and decision.decided_on < by
    }
    return [application for application in scenario.applications if application.trust == trust and application.person in people]


@pytest.mark.parametrize("name", NAMES)
def test_every_committed_scenario_can_be_played(scenarios: Path, name: str) -> None:
    assert played(scenarios, name).answers


@pytest.mark.parametrize("name", NAMES)
def test_every_trust_is_marked_synthetic(scenarios: Path, name: str) -> None:
    assert all(trust.synthetic for trust in played(scenarios, name).trusts)


def test_the_default_scenario_stays_small_enough_for_a_demo(scenarios: Path) -> None:
    everything = steps(played(scenarios, "twelve_trusts"))
    assert len(everything) <= 3000
    assert len({step.on for step in everything}) <= 60


def test_the_default_scenario_lasts_fifteen_months(scenarios: Path) -> None:
    about = played(scenarios, "twelve_trusts").about
    assert (about.begins_on, about.ends_on) == (date(2021, 1, 12), date(2022, 4, 12))


def test_twelve_trusts_of_all_regions_have_6_to_15_pairs_beside_the_pilot(scenarios: Path) -> None:
    scenario = played(scenarios, "twelve_trusts")
    assert len(scenario.trusts) == 12
    assert {trust.region for trust in scenario.trusts} == {"Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"}
    first = {row.trust: row.held_on for row in scenario.rounds if row.round == 1}
    pairs = {trust: len(best_pairs(accepted(scenario, trust, day), "any")) for trust, day in first.items()}
    assert pairs.pop(scenario.about.headline_trust) == 27
    assert min(pairs.values()) >= 6
    assert max(pairs.values()) <= 15


def test_groups_have_different_words(scenarios: Path) -> None:
    words = {(trust.senior_word, trust.served_word, trust.groups_served) for trust in played(scenarios, "twelve_trusts").trusts}
    assert len(words) == 4


def test_forty_one_pairs_are_forty_one(scenarios: Path) -> None:
    scenario = played(scenarios, "forty_one_pairs")
    assert len(best_pairs(accepted(scenario, "tzp", scenario.rounds[0].held_on), "any")) == 41


@pytest.mark.parametrize("name", NAMES)
def test_the_optimiser_has_one_best_plan_whatever_the_draw(scenarios: Path, name: str) -> None:
    scenario = played(scenarios, name)
    for row in scenario.rounds:
        if row.round == 1 and row.stays is None:
            plans = [best_pairs(accepted(scenario, row.trust, row.held_on, row.cohort), salt) for salt in SALTS]
            assert plans == [plans[0]] * len(SALTS), row.trust


def test_the_pilot_begins_with_27_pairs(pilot_cohort: Scenario) -> None:
    applications = accepted(pilot_cohort, "rha", date(2021, 3, 23))
    assert Counter(application.sides for application in applications) == {(Side.SENIOR,): 27, (Side.SERVED,): 27}
    assert best_pairs(applications, "any") == {f"s{number:02}": f"c{number:02}" for number in range(1, 28)}


def test_the_pilots_forms_differ_so_that_matching_shows_something(pilot_cohort: Scenario) -> None:
    applications = accepted(pilot_cohort, "rha", date(2021, 3, 23))
    whole = matrix(applications)
    best = solve(whole)
    assert len({int(whole.points[cell]) for cell in best.cells}) >= 15
    assert greatest_sum(whole).measures.total - best.measures.total >= 20, "the price of fairness"
    assert has_one_best_plan(applications)
    for name in ("site", "directorate", "profession", "meeting_mode"):
        assert len({getattr(application, name) for application in applications}) >= 3


def test_the_pilots_replacement_finds_one_of_the_two_left_alone(pilot_cohort: Scenario) -> None:
    assert {departure.person for departure in pilot_cohort.departures} == {"s26", "s27"}
    alone = [row for row in accepted(pilot_cohort, "rha", date(2021, 10, 12)) if row.person in {"c26", "c27", "s28"}]
    assert all(best_pairs(alone, salt) == {"s28": "c27"} for salt in SALTS)


def test_53_of_the_pilots_55_participants_are_there_at_the_survey(pilot_cohort: Scenario) -> None:
    participants = accepted(pilot_cohort, "rha", date(2021, 10, 12))
    assert len(participants) == 55
    assert len(participants) - len(pilot_cohort.departures) == 53


def test_the_pilots_26_answers_are_the_papers(pilot_cohort: Scenario) -> None:
    answers = pilot_cohort.answers
    assert Counter(answer.group for answer in answers) == {Group.SENIOR: 9, Group.SERVED: 14, Group.BOTH: 3}
    assert Counter(answer.recommend for answer in answers) == {Recommend.YES: 23, Recommend.NOT_SURE: 3}
    assert Counter(answer.check_in for answer in answers) == {CheckIn.YES: 17, CheckIn.NO: 9}


def test_eight_whole_pairs_answer_in_the_pilot(pilot_cohort: Scenario) -> None:
    answered = {answer.person for answer in pilot_cohort.answers}
    first = best_pairs(accepted(pilot_cohort, "rha", date(2021, 3, 23)), "any")
    assert sum(answered.issuperset(pair) for pair in [*first.items(), ("s28", "c27")]) == 8


def test_the_pilots_registers_agree_with_what_was_answered(pilot_cohort: Scenario) -> None:
    check_ins = {session.session for session in pilot_cohort.sessions if session.kind is SessionKind.CHECK_IN}
    went = {row.person for row in pilot_cohort.attendances if row.session in check_ins}
    assert {row.person for row in pilot_cohort.answers if row.check_in is CheckIn.YES} == went & {
        row.person for row in pilot_cohort.answers
    }


def test_the_pilots_survey_is_open_for_33_days_from_month_10(pilot_cohort: Scenario) -> None:
    trust, survey = pilot_cohort.trusts[0], pilot_cohort.surveys[0]
    assert (trust.survey_month, trust.survey_days, survey.extension_days) == (10, 17, 16)
    days = [step.on for step in steps(pilot_cohort) if isinstance(step.action, SendAnswer)]
    assert (min(days), max(days)) == (date(2022, 2, 22), date(2022, 3, 22))
