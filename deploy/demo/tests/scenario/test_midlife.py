"""The programme in mid-life: on its last day there is work for everybody."""

from collections import Counter
from pathlib import Path

import pytest

from plp_demo.player.people import people
from plp_demo.report.stopped import has_figures, stopped
from plp_demo.scenario.index import index
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.partnering import RoundStays
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import steps
from plp_kit.web.roles import Role


@pytest.fixture(scope="module")
def scenario(scenarios: Path) -> Scenario:
    found = read(scenarios / "midlife")
    assert isinstance(found, Scenario), found
    return found


def test_four_cohorts_are_at_four_stages(scenario: Scenario) -> None:
    today, cohorts = scenario.about.ends_on, {str(cohort.cohort): cohort for cohort in scenario.cohorts}
    assert cohorts["recruiting"].recruiting_opens_on < today < cohorts["recruiting"].recruiting_closes_on
    assert cohorts["matching"].recruiting_closes_on < today < cohorts["matching"].launch_on
    assert [row.stays for row in scenario.rounds if row.cohort == "matching"] == [RoundStays.FACILITATOR_SIGNED]
    opens_and_closes = {key: index(scenario).schedule(cohort) for key, cohort in cohorts.items()}
    running, surveying = opens_and_closes["running"], opens_and_closes["surveying"]
    assert running
    assert surveying
    assert cohorts["running"].launch_on < today < running.opens_on
    assert surveying.opens_on < today < surveying.closes_on
    assert (surveying.closes_on - today).days <= 5


def test_applications_are_in_all_states(scenario: Scenario) -> None:
    applied = {row.person for row in scenario.applications if row.cohort == "recruiting"}
    decided = {row.person: row.outcome for row in scenario.decisions if row.cohort == "recruiting"}
    assert len(applied - set(decided)) == 5
    assert Counter(decided.values()) == {"accept": 2, "waiting_list": 2, "decline": 1, "withdraw": 1}
    assert {row.means for row in scenario.entered_applications} == {"phone", "paper"}
    assert {row.imported: row.sent_on for row in scenario.imports}[False] == scenario.about.ends_on, "a file is kept for a day"


def test_something_waits_for_somebody_of_each_role(scenario: Scenario) -> None:
    waited_for = {role for person in people(scenario) if person.waits for role in person.roles}
    assert waited_for == set(Role) - {Role.FORMER}


def test_nothing_is_said_to_wait_before_the_last_day(scenario: Scenario) -> None:
    assert not any(person.waits for person in people(scenario, scenario.about.begins_on))


def test_it_stays_small_enough_to_wait_for(scenario: Scenario) -> None:
    everything = steps(scenario)
    assert len(everything) <= 400
    assert len({step.on for step in everything}) <= 16


def test_tables_come_at_the_end_of_a_scenario_whose_survey_has_closed(scenario: Scenario, scenarios: Path) -> None:
    pilot = read(scenarios / "pilot")
    assert isinstance(pilot, Scenario)
    assert has_figures(pilot, pilot.about.ends_on)
    assert not has_figures(pilot, pilot.about.begins_on)
    assert not has_figures(scenario, scenario.about.ends_on)
    assert "Winter 2022" in " ".join(stopped(scenario, scenario.about.ends_on))
    assert "none" in stopped(pilot, pilot.about.begins_on)[1]
