"""Who sees whose name, and what is on record of it."""

from dataclasses import replace
from uuid import UUID

import pytest

from recruitment.names.seeing import Asker, Human, Look, look

ADA, ADA_BY_LIST, BEN, COHORT, OTHER = (UUID(int=number) for number in range(1, 6))
APPLICANT = Human(frozenset({ADA, ADA_BY_LIST}), frozenset({"participant"}), cohorts=frozenset({COHORT, OTHER}))
TAKES_PART = replace(APPLICANT, accepted=frozenset({COHORT}))
HOLDER = Human(frozenset({ADA}), frozenset({"guardian", "participant"}))
STRANGER = Human(frozenset({ADA}), frozenset({"participant"}))
ALL_ROLES = ("participant", "former", "facilitator", "co_chair", "evaluator", "edi_lead", "guardian", "concern_handler")
OFFICES = ("dpo", "decision_maker")


def asker(*roles: str, partners: frozenset[UUID] = frozenset()) -> Asker:
    return Asker(frozenset({BEN}), frozenset(roles), partners)


@pytest.mark.parametrize("role", [*ALL_ROLES, *OFFICES])
def test_names_of_people_with_a_role_are_for_everybody_and_leave_no_record(role: str) -> None:
    assert look(asker(role), HOLDER) == Look()


@pytest.mark.parametrize("role", ALL_ROLES)
def test_the_name_of_somebody_without_role_and_cohort_is_for_no_colleague(role: str) -> None:
    assert look(asker(role), STRANGER) is None


@pytest.mark.parametrize("role", OFFICES)
def test_data_protection_officer_and_decision_maker_see_everybodys(role: str) -> None:
    assert look(asker(role), STRANGER) == Look(itself=True)
    assert look(asker(role), APPLICANT) == Look(frozenset({COHORT, OTHER}))


@pytest.mark.parametrize(
    ("role", "applied", "taking_part"),
    [
        ("facilitator", Look(frozenset({COHORT, OTHER})), Look(frozenset({COHORT, OTHER}))),
        ("co_chair", None, Look(frozenset({COHORT}))),
        ("evaluator", None, None),
        ("participant", None, None),
    ],
)
def test_a_cohorts_people_are_for_its_facilitators_and_once_accepted_for_co_chairs(
    role: str, applied: Look | None, taking_part: Look | None
) -> None:
    assert look(asker(role), APPLICANT) == applied
    assert look(asker(role), TAKES_PART) == taking_part


def test_a_partner_sees_their_own_partners_under_any_id_and_nobody_elses() -> None:
    assert look(asker("participant", partners=frozenset({ADA_BY_LIST})), TAKES_PART) == Look()
    assert look(asker("participant", partners=frozenset({OTHER})), TAKES_PART) is None


@pytest.mark.parametrize("human", [TAKES_PART, HOLDER], ids=["takes part", "has a role"])
@pytest.mark.parametrize("role", ALL_ROLES)
def test_restricted_and_erased_people_look_the_same(role: str, human: Human) -> None:
    asking = asker(role, partners=frozenset({ADA}))
    assert look(asking, replace(human, restricted=True)) is look(asking, replace(human, gone=True)) is None


@pytest.mark.parametrize("role", OFFICES)
def test_a_restriction_hides_nobody_from_those_who_decide_on_it_and_an_erasure_does(role: str) -> None:
    assert look(asker(role), replace(TAKES_PART, restricted=True)) == Look(frozenset({COHORT, OTHER}))
    assert look(asker(role), replace(TAKES_PART, gone=True)) is None


def test_ones_own_name_is_always_there_until_the_erasure_begins() -> None:
    own = replace(STRANGER, ids=frozenset({ADA, BEN}), restricted=True)
    assert look(asker("participant"), own) == Look()
    assert look(asker("participant"), replace(own, gone=True)) is None
