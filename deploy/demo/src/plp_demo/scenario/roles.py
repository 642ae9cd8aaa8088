"""Who may do what: the rules that the services have, checked before anything starts."""

from collections.abc import Iterator, Mapping
from typing import Final

from plp_demo.scenario.index import Index
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.partnering import Round
from plp_demo.scenario.places import Fault, Key
from plp_demo.scenario.recruiting import Outcome
from plp_demo.scenario.references import rows_of
from plp_demo.scenario.rows import Row
from plp_kit.web.roles import Role

ACTORS: Final[Mapping[str, Mapping[str, Role]]] = {
    "cohorts": {"opened_by": Role.FACILITATOR},
    "applications": {"person": Role.PARTICIPANT},
    "entered_applications": {"entered_by": Role.FACILITATOR},
    "imports": {"sent_by": Role.FACILITATOR},
    "departures": {"recorded_by": Role.FACILITATOR},
    "date_changes": {"changed_by": Role.FACILITATOR},
    "rounds": {"facilitator": Role.FACILITATOR, "co_chair": Role.CO_CHAIR},
    "sessions": {"recorded_by": Role.FACILITATOR},
    "surveys": {"approved_by": Role.EVALUATOR, "extended_by": Role.EVALUATOR},
    "contributions": {"prepared_by": Role.EVALUATOR, "approved_by": Role.DPO},
    "requests": {"person": Role.PARTICIPANT, "advised_by": Role.DPO},
}
NOT_OF_A_TRUST: Final = (Role.NATIONAL_ANALYST, Role.OPERATOR, Role.FORMER)


def roles_of_no_trust(scenario: Scenario, _: Index) -> Iterator[Fault]:
    for row in scenario.people:
        for role in row.roles:
            if role in NOT_OF_A_TRUST:
                yield Fault(row.place, "roles", f"{role} is nobody's role in a trust")


def actors_without_role(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for name, row in rows_of(scenario):
        for field, role in ACTORS.get(name, {}).items():
            key: Key | None = getattr(row, field)
            if key is not None:
                yield from _without_role(row, field, key, role, index)


def deciders_without_right(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.decisions:
        if row.outcome is not Outcome.WITHDRAW:
            yield from _without_role(row, "decided_by", row.decided_by, Role.FACILITATOR, index)
        elif row.decided_by != row.person:
            yield Fault(row.place, "decided_by", "must be the person: nobody withdraws for somebody else")


def proposers_without_right(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.proposals:
        person = index.people.get((row.trust, row.proposed_by))
        if person is None or not {Role.FACILITATOR, Role.EDI_LEAD}.intersection(person.roles):
            yield Fault(row.place, "proposed_by", f"{row.proposed_by!r} is neither facilitator nor edi_lead in people.csv")


def matchers_who_fill_no_seat(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.rounds:
        if row.facilitator == row.co_chair:
            yield Fault(row.place, "co_chair", "must be somebody else than the facilitator: nobody signs for both")
        for field, key in (("facilitator", row.facilitator), ("co_chair", row.co_chair)):
            if _is_paired(row, key, index):
                yield Fault(row.place, field, f"{key!r} takes part in this cohort, and a paired matcher fills no seat")


def _is_paired(row: Round, key: Key, index: Index) -> bool:
    accepted, gone = (days.get((row.trust, row.cohort, key)) for days in (index.accepted_on, index.gone_on))
    return accepted is not None and accepted <= row.held_on and (gone is None or row.held_on < gone)


def _without_role(row: Row, field: str, key: Key, role: Role, index: Index) -> Iterator[Fault]:
    person = index.people.get((row.trust, key))
    if person is None:
        yield Fault(row.place, field, f"{key!r} is not among the people of {row.trust!r} in people.csv")
    elif role not in person.roles:
        yield Fault(row.place, field, f"{key!r} does not have the role {role} in people.csv")
