"""The order of what is done."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from plp_demo.scenario import actions
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import Step, steps
from plp_kit.web.roles import Role


@pytest.fixture
def everything(scenarios: Path) -> tuple[Step, ...]:
    scenario = read(scenarios / "twelve_trusts")
    assert isinstance(scenario, Scenario)
    return steps(scenario)


@pytest.fixture
def in_mid_life(scenarios: Path) -> tuple[Step, ...]:
    scenario = read(scenarios / "midlife")
    assert isinstance(scenario, Scenario)
    return steps(scenario)


def of_pilot(everything: tuple[Step, ...], day: date) -> list[Step]:
    return [step for step in everything if step.trust == "rha" and step.on == day]


def test_days_come_in_order(everything: tuple[Step, ...]) -> None:
    assert all(earlier.on <= later.on for earlier, later in pairwise(everything))


def test_within_a_day_trust_follows_trust(everything: tuple[Step, ...]) -> None:
    for day in {step.on for step in everything}:
        trusts = [step.trust for step in everything if step.on == day]
        assert len(set(trusts)) == 1 + sum(earlier != later for earlier, later in pairwise(trusts))


def test_the_operator_onboards_each_trust_first(everything: tuple[Step, ...]) -> None:
    for trust in {step.trust for step in everything}:
        first = next(step for step in everything if step.trust == trust)
        assert isinstance(first.action, actions.OnboardTrust)
        assert first.person == actions.OPERATOR
        assert first.action.settings.topics


def test_a_facilitator_approves_the_operators_settings_on_the_same_day(everything: tuple[Step, ...]) -> None:
    approved = {step.trust: step for step in everything if isinstance(step.action, actions.ApproveSettings)}
    onboarded = {step.trust: step for step in everything if isinstance(step.action, actions.OnboardTrust)}
    assert {trust: step.on for trust, step in approved.items()} == {trust: step.on for trust, step in onboarded.items()}
    assert [step.person for trust, step in approved.items() if trust == "rha"] == ["f1"]


def test_a_round_is_proposed_signed_in_two_seats_and_published(everything: tuple[Step, ...]) -> None:
    round_1 = of_pilot(everything, date(2021, 3, 23))
    assert [type(step.action) for step in round_1] == [
        actions.ProposePairs,
        actions.SignProposal,
        actions.SignProposal,
        actions.PublishPairs,
    ]
    signing = [(step.person, step.action.seat) for step in round_1 if isinstance(step.action, actions.SignProposal)]
    assert signing == [("f1", Role.FACILITATOR), ("h1", Role.CO_CHAIR)]


def test_a_later_round_is_opened_first(everything: tuple[Step, ...]) -> None:
    assert isinstance(of_pilot(everything, date(2021, 10, 12))[0].action, actions.OpenRematch)


def test_the_replacement_is_accepted_on_the_day_of_the_departure(everything: tuple[Step, ...]) -> None:
    accepted, left = of_pilot(everything, date(2021, 9, 28))[:2]
    assert isinstance(accepted.action, actions.Accept)
    assert accepted.action.decision.person == "s28"
    assert isinstance(left.action, actions.RecordDeparture)


def test_a_session_is_recorded_before_who_was_there(everything: tuple[Step, ...]) -> None:
    held: set[tuple[str, str]] = set()
    for step in everything:
        match step.action:
            case actions.HoldSession(session):
                held.add((step.trust, session.session))
            case actions.RecordAttendance(session, attendance):
                assert (step.trust, session.session) in held
                assert attendance.session == session.session
            case _:
                pass


def test_an_agreement_without_a_text_is_to_work_without(everything: tuple[Step, ...]) -> None:
    for step in everything:
        match step.action:
            case actions.WriteAgreement(agreement, text):
                assert agreement.text == text
            case actions.WorkWithoutAgreement(agreement):
                assert agreement.text is None
            case _:
                pass


def test_each_step_knows_its_row(everything: tuple[Step, ...]) -> None:
    assert {step.place.file for step in everything if step.trust == "rha"} <= {
        f"../pilot/{name}.csv" for name in Scenario.__dataclass_fields__
    }
    assert all(step.place.row for step in everything)


def test_a_round_that_stays_signed_by_one_seat_is_not_published(in_mid_life: tuple[Step, ...]) -> None:
    of_round = [step for step in in_mid_life if step.on == date(2021, 11, 9) and step.place.file == "rounds.csv"]
    assert [type(step.action) for step in of_round] == [actions.ProposePairs, actions.SignProposal]
    assert of_round[1].person == "f1"


def test_a_launch_that_is_moved_takes_place_on_the_new_day(scenarios: Path) -> None:
    scenario = read(scenarios / "moved_launch")
    assert isinstance(scenario, Scenario)
    about_dates = [(step.on, type(step.action)) for step in steps(scenario) if step.on > date(2021, 3, 23)]
    assert about_dates == [(date(2021, 3, 30), actions.MoveDates), (date(2021, 6, 1), actions.LaunchCohort)]


def test_every_action_happens_somewhere(everything: tuple[Step, ...], in_mid_life: tuple[Step, ...]) -> None:
    happening = {type(step.action) for step in (*everything, *in_mid_life)} | {actions.MoveDates}
    assert happening == set(get_args(actions.Action))
