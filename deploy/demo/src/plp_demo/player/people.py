"""Who signs in during a scenario. A person's id follows from trust and key, so that two runs are alike."""

from typing import Final
from uuid import UUID, uuid5

from plp_demo.issuer.people import Person
from plp_demo.scenario.actions import OPERATOR
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key, TrustCode
from plp_kit.web.roles import Role
from plp_operate.deployment.services import NATIONAL

PEOPLE: Final = UUID("b3a5f9d4-3c4f-4f6f-8a43-0d6c1f1be001")
PLATFORM: Final = "platform"
ANALYST: Final = Key("analyst")


def sub_of(trust: str, key: Key) -> UUID:
    return uuid5(PEOPLE, f"{trust} {key}")


def sub_acting(trust: TrustCode, key: Key) -> UUID:
    """The operator belongs to no trust, whichever trust they act on."""
    return sub_of(PLATFORM, key) if key == OPERATOR else sub_of(trust, key)


def people(scenario: Scenario) -> list[Person]:
    operator = Person(sub_of(PLATFORM, OPERATOR), "The operator", PLATFORM, (Role.OPERATOR,))
    analyst = Person(sub_of(NATIONAL, ANALYST), "The national analyst", NATIONAL, (Role.NATIONAL_ANALYST,))
    of_trusts = [Person(sub_of(row.trust, row.person), row.name, row.trust, row.roles) for row in scenario.people]
    return [operator, analyst, *of_trusts]
