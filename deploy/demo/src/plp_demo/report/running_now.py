"""What `plp-demo up` prints once its platform runs: addresses, trusts, who can sign in, how to get a token and how to stop."""

from collections.abc import Iterator
from typing import Final

from plp_demo.issuer.people import Person
from plp_demo.platform.addresses import Addresses
from plp_demo.player.people import people
from plp_demo.report.figures import SYNTHETIC
from plp_demo.scenario.model import Scenario
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from plp_operate.terminal.tables import Row, table

LABELS: Final = {
    Role.CO_CHAIR: "network co-chair",
    Role.EDI_LEAD: "EDI lead",
    Role.DPO: "data protection officer",
    Role.CONCERN_HANDLER: "handler of concerns",
    Role.DECISION_MAKER: "decision-maker",
    Role.GUARDIAN: "Freedom to Speak Up Guardian",
    Role.FORMER: "former participant",
}
"""Of roles whose code does not read well."""
NOBODY: Final = "nobody in this scenario"
STOPPING: Final = (
    "While it stops, web pages, services and sign-in end first, then PostgreSQL. All data is deleted with its temporary folder.",
    "That takes a few seconds.",
)
HOW_TO_STOP: Final = "To stop it, press Ctrl-C here, or run `make down` in another terminal."


def running_now(at: Addresses, scenario: Scenario) -> list[str]:
    return [
        *table(("", "address"), list(addresses(at))),
        "",
        *table(("trust", "name"), [(trust.trust, trust.name) for trust in scenario.trusts]),
        "",
        "On the web pages, 'Sign in' lists everybody; there are no passwords. One name for each role:",
        *table(("role", "code", "name", "trust"), list(_sign_ins(scenario))),
        "",
        f"For the APIs, `.venv/bin/plp-demo token {scenario.about.headline_trust} facilitator` prints an access token.",
        SYNTHETIC,
        "",
        *STOPPING,
        HOW_TO_STOP,
    ]


def addresses(at: Addresses) -> Iterator[Row]:
    """Each answers a browser with 200."""
    yield "web pages", f"{at.http('portal')}/"
    for service in SERVICES:
        yield f"API of {service.name}", f"{at.http(service.name)}/openapi.json"
    yield "sign-in service", f"{at.issuer}/.well-known/openid-configuration"


def _sign_ins(scenario: Scenario) -> Iterator[Row]:
    """Somebody of the headline trust where there is one, else of another, else of none."""
    everybody = sorted(people(scenario), key=lambda person: person.tenant != scenario.about.headline_trust)
    for role in Role:
        person: Person | None = next((each for each in everybody if role in each.roles), None)
        name = LABELS.get(role, role.replace("_", " "))
        yield (name, role, NOBODY, "") if person is None else (name, role, person.name, person.tenant)
