"""Drafts of an application, through the HTTP routes: kept for their author alone, and gone when they are sent or old."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import psycopg
import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.process.sweeping import sweep
from plp_kit.process.upkeep import Upkeep
from plp_kit.vault.sealing import NONCE_BYTES
from plp_testkit.fixtures.running_services import RunningService, VaultLogins
from plp_testkit.http import Answered, Person
from recruitment.applications.drafted import DO_NOT_PAIR_BYTES
from recruitment.service import RECRUITMENT

WORDS: Final = "what I have not sent yet"


def typed(*words: str) -> list[dict[str, Any]]:
    return [{"name": "answer", "values": list(words)}]


def read(person: Person, cohort: str, question: str = "profile_1") -> Answered:
    return person.get(f"/me/drafts/application/{cohort}/{question}")


def save(person: Person, cohort: str, words: str, question: str = "profile_1", version: int | None = None) -> Answered:
    path = f"/me/drafts/application/{cohort}/{question}"
    seen = person.get(path).headers.get("ETag", '"0"') if version is None else f'"{version}"'
    return person.put(path, {"typed": typed(words)}, {"If-Match": seen})


def rows(service: RunningService) -> list[tuple[int, int]]:
    """The version and the length of every draft that is there."""
    with service.runtime.database.of("rha").transaction() as db:
        return db.execute("SELECT version, length(content #>> '{0,text}') FROM drafts ORDER BY question").fetchall()


@pytest.fixture
def cohort(trust: Trust) -> str:
    return trust.cohort()


def test_a_draft_is_kept_for_its_author_alone(trust: Trust, service: RunningService, cohort: str) -> None:
    assert read(trust.ada, cohort).body["version"] == 0
    assert save(trust.ada, cohort, WORDS).body["version"] == 1
    shown = read(trust.ada, cohort)
    assert (shown.body["typed"], shown.headers["ETag"]) == (typed(WORDS), '"1"')
    assert (shown.body["saved_at"], shown.body["kept_until"]) == ("2021-01-04T00:00:00+00:00", "2021-02-03T00:00:00+00:00")
    assert [each["question"] for each in trust.ada.get(f"/me/drafts/application/{cohort}").body["drafts"]] == ["profile_1"]
    for person in (trust.ben, trust.facilitator, trust.maker):
        assert (read(person, cohort).body["typed"], person.get(f"/me/drafts/application/{cohort}").body) == ([], {"drafts": []})
    assert trust.applications(cohort) == []
    assert [(each["typed"], each["form"]) for each in trust.ada.get("/me/data").body["drafts"]] == [(typed(WORDS), "application")]
    assert trust.ada.list("/me/access-records") == []
    assert not any(WORDS in payload or "draft" in name for name, payload in service.logged("rha"))


def test_nothing_is_kept_for_what_is_not_there_or_is_somebody_elses(trust: Trust, cohort: str) -> None:
    application = trust.apply(trust.ben, cohort).body["id"]
    for path, code in (
        (f"application/{cohort}/salary", "no_such_question"),
        (f"concern/{cohort}/words", "no_such_form"),
        (f"application/{uuid4()}/aims", "no_such_form"),
        (f"own_application/{application}/profile_1", "no_such_form"),
    ):
        refused = trust.ada.put(f"/me/drafts/{path}", {"typed": typed(WORDS)}, {"If-Match": '"0"'})
        assert (refused.status, refused.code) == (404, code)
    assert trust.ben.get(f"/me/drafts/own_application/{application}/profile_1").status == 200


def test_a_draft_is_not_saved_over_what_its_author_has_not_seen(trust: Trust, service: RunningService, cohort: str) -> None:
    assert save(trust.ada, cohort, WORDS, version=0).status == 200
    for stale in (save(trust.ada, cohort, "Other words", version=0), save(trust.ada, cohort, "Other words", version=2)):
        assert (stale.status, stale.code) == (412, "changed_since_read")
        assert stale.body["changed_at"] == "2021-01-04T00:00:00+00:00"
    path = f"/me/drafts/application/{cohort}/profile_1"
    assert trust.ada.delete(path, {"If-Match": '"2"'}).status == 412
    assert save(trust.ada, cohort, "Other words", version=1).body["version"] == 2
    assert service.destroy_spent() == 1
    assert trust.ada.delete(path, {"If-Match": '"2"'}).body["version"] == 0
    assert read(trust.ada, cohort).body["typed"] == []
    assert service.destroy_spent() == 1


def test_whom_somebody_must_not_be_paired_with_is_as_long_as_nobody(trust: Trust, service: RunningService, cohort: str) -> None:
    ten = "".join(f"Name {number}, " for number in range(10))
    save(trust.ada, cohort, ten, "do_not_pair")
    save(trust.ben, cohort, "", "do_not_pair")
    (long, short) = (length for _, length in rows(service))
    tag = 16
    assert long == short == (NONCE_BYTES + DO_NOT_PAIR_BYTES + tag + 2) // 3 * 4
    assert read(trust.ada, cohort, "do_not_pair").body["typed"] == typed(ten)
    too_long = trust.ada.put(
        f"/me/drafts/application/{cohort}/do_not_pair", {"typed": typed(*["x" * 4000] * 3)}, {"If-Match": '"1"'}
    )
    assert (too_long.status, too_long.code) == (409, "draft_too_long")


def test_drafts_go_when_the_application_is_handed_in(trust: Trust, service: RunningService, cohort: str) -> None:
    for question in ("profile_1", "do_not_pair"):
        save(trust.ada, cohort, WORDS, question)
    save(trust.ben, cohort, WORDS)
    assert trust.apply(trust.ada, cohort, channel="Rumour").status == 409
    assert len(rows(service)) == 3
    application = trust.apply(trust.ada, cohort).body["id"]
    assert (trust.ada.get(f"/me/drafts/application/{cohort}").body["drafts"], len(rows(service))) == ([], 1)
    assert service.destroy_spent() == 2
    path = f"/me/drafts/own_application/{application}/profile_2"
    assert trust.ada.put(path, {"typed": typed(WORDS)}, {"If-Match": '"0"'}).status == 200
    changed = {"question": 2, "answer": WORDS}
    assert trust.ada.put(f"/applications/{application}/own", changed, {"If-Match": '"1"'}).status == 200
    assert trust.ada.get(path).body["version"] == 0


def test_drafts_go_after_thirty_days_and_with_their_author(trust: Trust, service: RunningService, cohort: str) -> None:
    begun = datetime(2021, 1, 4, tzinfo=UTC)
    save(trust.ada, cohort, WORDS)
    save(trust.ben, cohort, WORDS)
    service.at(begun + timedelta(days=30))
    Upkeep(service.runtime).step()
    assert len(rows(service)) == 2
    save(trust.ben, cohort, WORDS)
    service.at(begun + timedelta(days=30, seconds=1))
    Upkeep(service.runtime).step()
    assert (len(rows(service)), read(trust.ada, cohort).body["version"]) == (1, 0)
    assert service.destroy_spent() == 2
    trust.erase(trust.ben, begun + timedelta(days=40))
    Upkeep(service.runtime).step()
    assert rows(service) == []


def test_the_sweep_leaves_drafts_readable(trust: Trust, service: RunningService, vault_logins: VaultLogins, cohort: str) -> None:
    save(trust.ada, cohort, WORDS)
    with psycopg.connect(vault_logins.server.url("vault")) as db:
        db.execute("UPDATE keys SET made_on = made_on - 5 WHERE tenant = 'rha'")
    sweep(RECRUITMENT, service.runtime.context("rha"))
    assert read(trust.ada, cohort).body["typed"] == typed(WORDS)
