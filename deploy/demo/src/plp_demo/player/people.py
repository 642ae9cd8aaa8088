"""Who signs in during a scenario. A subject follows from trust and key; what id leads to it, the player asks the services."""

import hashlib
from typing import Final

from plp_demo.issuer.people import Person
from plp_demo.scenario.actions import OPERATOR
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key, TrustCode
from plp_kit.web.roles import Role
from plp_operate.deployment.services import NATIONAL

PLATFORM: Final = "platform"
ANALYST: Final = Key("analyst")


def sub_of(trust: str, key: Key) -> str:
    """As an identity provider has it: opaque, and another one in each trust."""
    return f"{trust}|{hashlib.sha256(f'{trust} {key}'.encode()).hexdigest()[:24]}"


def sub_acting(trust: TrustCode, key: Key) -> str:
    """The operator belongs to no trust, whichever trust they act on."""
    return sub_of(PLATFORM, key) if key == OPERATOR else sub_of(trust, key)


def people(scenario: Scenario) -> list[Person]:
    operator = Person(sub_of(PLATFORM, OPERATOR), "The operator", PLATFORM, (Role.OPERATOR,))
    analyst = Person(sub_of(NATIONAL, ANALYST), "The national analyst", NATIONAL, (Role.NATIONAL_ANALYST,))
    of_trusts = [Person(sub_of(row.trust, row.person), row.name, row.trust, row.roles) for row in scenario.people]
    return [operator, analyst, *of_trusts]
