"""What `plp-demo up` prints once its platform runs: addresses, trusts, who can sign in, how to get a token and how to stop."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from plp_demo.issuer.people import Person
from plp_demo.mail.page import INBOX
from plp_demo.platform.addresses import Addresses
from plp_demo.player.people import people
from plp_demo.report.figures import SYNTHETIC
from plp_demo.roles import label
from plp_demo.scenario.model import Scenario
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from plp_operate.terminal.tables import Row, table

NOBODY: Final = "nobody in this scenario"
STOPPING: Final = (
    "While it stops, web pages, services and sign-in end first, then PostgreSQL. All data is deleted with its temporary folder.",
    "That takes a few seconds.",
)
HOW_TO_STOP: Final = "To stop it, press Ctrl-C here, or run `make down` in another terminal."


def running_now(at: Addresses, scenario: Scenario, until: date) -> list[str]:
    headline = scenario.about.headline_trust
    everybody = sorted(people(scenario, until), key=lambda person: (person.tenant != headline, not person.waits))
    return [
        *table(("", "address"), list(addresses(at))),
        "",
        *table(("trust", "name"), [(trust.trust, trust.name) for trust in scenario.trusts]),
        "",
        "On the web pages, 'Sign in' lists everybody; there are no passwords. One name for each role:",
        *table(("role", "code", "name", "trust"), list(_sign_ins(everybody))),
        *_waiting(everybody),
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
    yield "e-mails", f"{at.issuer}{INBOX}"


def _waiting(everybody: Sequence[Person]) -> list[str]:
    """In the order of roles; empty where nothing is said to wait for anybody."""
    rows = [(label(person.roles[0]), person.name, person.waits) for person in everybody if person.waits]
    labels = [label(role) for role in Role]
    ordered = sorted(rows, key=lambda row: labels.index(row[0]))
    return ["", "What waits for them today:", *table(("role", "name", "what waits"), ordered)] if rows else []


def _sign_ins(everybody: Sequence[Person]) -> Iterator[Row]:
    """Somebody of the headline trust where there is one, else of another, else of none."""
    for role in Role:
        person: Person | None = next((each for each in everybody if role in each.roles), None)
        yield (label(role), role, *((NOBODY, "") if person is None else (person.name, person.tenant)))
