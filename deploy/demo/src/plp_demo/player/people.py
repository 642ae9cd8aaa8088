"""Who signs in during a scenario. A subject follows from trust and key; what id leads to it, the player asks the services."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Final

from plp_demo.issuer.people import Person
from plp_demo.scenario.actions import ANALYST, OPERATOR
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.places import Key, TrustCode
from plp_kit.web.roles import Role
from plp_operate.deployment.services import NATIONAL

PLATFORM: Final = "platform"


def sub_of(trust: str, key: Key) -> str:
    """As an identity provider has it: opaque, and another one in each trust."""
    return f"{trust}|{hashlib.sha256(f'{trust} {key}'.encode()).hexdigest()[:24]}"


def sub_acting(trust: TrustCode, key: Key) -> str:
    """The operator and the national analyst belong to no trust, whichever trust they act on."""
    return sub_of({OPERATOR: PLATFORM, ANALYST: NATIONAL}.get(key, trust), key)


def people(scenario: Scenario, until: date | None = None) -> list[Person]:
    """Everybody who can sign in on that day, by default the scenario's last. What waits for them is said of that one alone."""
    ends = until in {None, scenario.about.ends_on}
    waits = {sub_acting(row.trust, row.person): row.waits for row in scenario.sign_ins if ends}
    known = [
        Person(sub_of(PLATFORM, OPERATOR), "The operator", PLATFORM, (Role.OPERATOR,)),
        Person(sub_of(NATIONAL, ANALYST), "The national analyst", NATIONAL, (Role.NATIONAL_ANALYST,)),
        *(Person(sub_of(row.trust, row.person), row.name, row.trust, row.roles) for row in scenario.people),
    ]
    return [replace(person, waits=waits.get(person.sub, "")) for person in known]
