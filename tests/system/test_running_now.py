"""What `make up` prints: every address answers, trusts and people are named, and the token that it offers is accepted."""

import re
from urllib.parse import urljoin

import pytest
import requests

from plp_demo.platform.addresses import Addresses
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from tests.support.commands import Operator, Played

RUNNING = "Running now"


@pytest.fixture
def printed(pilot_run: Played) -> str:
    return "\n".join(pilot_run.sections[RUNNING])


def test_every_printed_address_answers(printed: str) -> None:
    addresses = re.findall(r"http://\S+", printed)
    assert len(addresses) == len(("web pages", "sign-in", "e-mails")) + len(SERVICES)
    assert [(url, requests.get(url, timeout=10).status_code) for url in addresses] == [(url, 200) for url in addresses]


def test_the_first_address_is_the_front_page_from_which_anybody_signs_in(printed: str) -> None:
    front = re.findall(r"http://\S+", printed)[0]
    link = re.search(r'href="([^"]*sign-in[^"]*)"', requests.get(front, timeout=10).text)
    assert link
    choosing = requests.get(urljoin(front, link[1].replace("&amp;", "&")), timeout=10)
    assert choosing.status_code == 200
    assert "Kwame Garbutt" in choosing.text


def test_trusts_are_named_and_each_role_has_a_name(printed: str) -> None:
    assert re.search(r"^rha +Nottinghamshire Healthcare NHS Foundation Trust$", printed, re.MULTILINE)
    for role in set(Role) - {Role.FORMER}:  # People who have left are nobody's to sign in as.
        assert re.search(rf"  {role}  +\w+ .*  (rha|national|platform)$", printed, re.MULTILINE), role
    assert re.search(r"^facilitator +facilitator +Kwame Garbutt +rha$", printed, re.MULTILINE)
    assert re.search(r"^data protection officer +dpo +Zofia Yardley +rha$", printed, re.MULTILINE)


def test_it_says_how_to_stop_and_what_it_does_while_it_stops(printed: str) -> None:
    assert "Ctrl-C" in printed
    assert "`make down`" in printed
    assert "All data is deleted" in printed


def test_the_token_of_a_facilitator_is_accepted_by_an_api(at: Addresses, operator: Operator) -> None:
    token = operator.asks_the_demo("token", "rha", "facilitator")
    assert (token.returncode, token.stderr) == (0, "")
    bearer = {"Authorization": f"Bearer {token.stdout.strip()}"}
    assert requests.get(f"{at.http('recruitment')}/cohorts", headers=bearer, timeout=10).status_code == 200
    assert requests.get(f"{at.http('recruitment')}/cohorts", timeout=10).status_code == 401


def test_a_token_of_somebody_who_is_not_there_is_refused_in_a_sentence(operator: Operator) -> None:
    refused = operator.asks_the_demo("token", "tzx", "evaluator")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "Nobody of 'tzx' is evaluator. `make up` prints who can sign in.\n"
