"""Twenty clients at once with one Idempotency-Key, at a service as it is served: one thing is done, and all hear of that one."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Barrier, Lock
from typing import Any, Final
from uuid import uuid4

import pytest
import requests

from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_testkit.http import new_subject
from plp_testkit.issuer import Issuer, issuer
from recruitment.ids import first_proposal_id
from recruitment.service import RECRUITMENT
from tests.input.conftest import At
from tests.input.served import served
from tests.walls.bodies import APPLICATION, COHORT, TRUST
from tests.walls.estate import THEIRS, Estate

CLIENTS: Final = 20
IN_PROGRESS: Final = (409, "request_in_progress")


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody at the served recruitment, in the trust that other tests leave alone."""

    address: str
    issuer: Issuer
    role: Role
    tenant: str = THEIRS
    person: str = field(default_factory=new_subject)

    def post(self, path: str, body: object, key: str) -> requests.Response:
        token = self.issuer.token(self.person, self.tenant, self.role)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        return requests.post(f"{self.address}{path}", json=body, headers=headers, timeout=60)

    def get(self, path: str) -> Any:  # noqa: ANN401 - any JSON
        token = self.issuer.token(self.person, self.tenant, self.role)
        return requests.get(f"{self.address}{path}", headers={"Authorization": f"Bearer {token}"}, timeout=60).json()

    def posts(self, path: str, body: object, key: str) -> list[requests.Response]:
        """As many clients at the same moment."""
        ready = Barrier(CLIENTS)

        def one(_number: int) -> requests.Response:
            ready.wait(60)
            return self.post(path, body, key)

        with ThreadPoolExecutor(CLIENTS) as clients:
            return list(clients.map(one, range(CLIENTS)))


@pytest.fixture(scope="module")
def facilitator(at: At, estate: Estate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    at(RECRUITMENT)
    with issuer() as signs, served(estate.pooled, RECRUITMENT, signs, tmp_path_factory.mktemp("served")) as address:
        Client(address, signs, Role.OPERATOR, PLATFORM).post(f"/trusts/{THEIRS}", TRUST, uuid4().hex).raise_for_status()
        facilitator = Client(address, signs, Role.FACILITATOR)
        approvals = f"/trust/proposals/{first_proposal_id(THEIRS)}/approvals"
        facilitator.post(approvals, None, uuid4().hex).raise_for_status()
        yield facilitator


def outcome(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", answer.headers.get("Location"))


def one_thing(answers: list[requests.Response]) -> str:
    """Where the one thing is; all others were answered with it, or to come again."""
    counted = Counter(map(outcome, answers))
    counted.pop(IN_PROGRESS, None)
    ((status, location),) = counted
    assert status == 201
    return location


def titled(client: Client, title: str) -> list[dict[str, Any]]:
    return [cohort for cohort in client.get("/cohorts") if cohort["title"] == title]


def test_twenty_clients_with_one_key_open_one_cohort(facilitator: Client) -> None:
    key, title = uuid4().hex, uuid4().hex
    body = {**COHORT, "title": title}
    location = one_thing(facilitator.posts("/cohorts", body, key))
    (opened,) = titled(facilitator, title)
    assert location == f"/cohorts/{opened['cohort']}"
    again = facilitator.post("/cohorts", body, key)
    assert (again.status_code, again.headers["Location"], again.headers["ETag"]) == (201, location, '"1"')
    other = facilitator.post("/cohorts", {**body, "channels": ["Another"]}, key)
    assert outcome(other) == (422, "idempotency_key_reused")
    assert titled(facilitator, title) == [opened]


def test_twenty_clients_with_one_key_seal_and_apply_once(facilitator: Client) -> None:
    """Here work goes before the transaction: what the others have sealed meanwhile is no application."""
    cohort = facilitator.post("/cohorts", COHORT, uuid4().hex).headers["Location"]
    applicant = replace(facilitator, role=Role.PARTICIPANT, person=new_subject())
    key = uuid4().hex
    location = one_thing(applicant.posts(f"{cohort}/applications", APPLICATION, key))
    again = applicant.post(f"{cohort}/applications", APPLICATION, key)
    assert (again.status_code, again.headers["Location"]) == (201, location)
    assert facilitator.get(f"{cohort}/funnel")["applied"] == 1
    other = applicant.post(f"{cohort}/applications", {**APPLICATION, "channel": "Another"}, key)
    assert outcome(other) == (422, "idempotency_key_reused")


@dataclass(slots=True)
class Naive:
    """Looks whether the key is known, works, writes it down: as if nobody came in between."""

    known: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    meanwhile: Barrier = field(default_factory=lambda: Barrier(CLIENTS))

    def post(self, key: str) -> str:
        with self.lock:
            known = self.known.get(key)
        if known is not None:
            return known
        self.meanwhile.wait(60)
        with self.lock:
            self.done.append(f"/cohorts/{uuid4()}")
            self.known[key] = self.done[-1]
            return self.known[key]


def test_looking_before_doing_does_twenty_things() -> None:
    naive = Naive()
    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = set(clients.map(naive.post, ["key"] * CLIENTS))
    assert (len(naive.done), len(answers)) == (CLIENTS, CLIENTS)
