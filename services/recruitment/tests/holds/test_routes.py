"""A legal hold through the routes: in force once it is answered, whatever stops in between, and invisible to the person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.events import Origin
from plp_kit.vault.vault import Vault
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService, VaultLogins
from recruitment.ids import PersonId
from recruitment.staff.decider import JoinIdentities, staff

NOW = datetime(2021, 1, 4, tzinfo=UTC)


def test_nothing_of_a_person_on_hold_is_destroyed_and_what_they_delete_disappears(trust: Trust, service: RunningService) -> None:
    application = trust.apply(trust.ada, trust.cohort()).body["id"]
    hold, before = trust.hold(trust.ada).body["id"], waiting(service)
    vault = service.runtime.context("rha").vault
    assert vault.preserves(trust.ada.id)
    text = trust.ada.list("/me/writing")[0]
    assert trust.ada.post(f"/applications/{application}/texts/{text['text']}/withdrawals").status == 200
    assert trust.ada.list("/me/writing")[0]["words"] == "Two"
    trust.ada.post(f"/applications/{application}/withdrawals")
    trust.until(NOW + timedelta(days=400))
    assert trust.ada.list("/me/writing") == []
    assert trust.facilitator.get(f"/applications/{application}/profile").code == "read_no_more"
    service.destroy_spent()
    assert waiting(service) - before == 3  # The profile before the answer was taken back, and after; and whom they named.
    assert trust.maker.post(f"/holds/{hold}/ends").status == 200
    trust.until(NOW + timedelta(days=401))
    assert waiting(service) == before
    assert not vault.preserves(trust.ada.id)


def waiting(service: RunningService) -> int:
    with service.runtime.vault_database.of("rha").transaction() as db:
        return len(db.execute("SELECT FROM keys WHERE waits AND wrapped IS NOT NULL").fetchall())


def test_an_erasure_waits_for_the_decision_maker_who_cannot_grant_it_under_a_hold(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    request = trust.ada.post("/me/erasures").body["id"]
    trust.until(NOW + timedelta(days=7))
    assert trust.answer(request).code == "preserved"
    trust.maker.post(f"/holds/{hold}/ends")
    trust.until(NOW + timedelta(days=7))
    assert trust.answer(request).status == 200
    trust.until(NOW + timedelta(days=7))
    assert service.runtime.context("rha").vault.erased([trust.ada.id]) == {trust.ada.id}
    assert trust.hold(trust.ada).code == "erasure_begun"


def test_the_reference_is_sealed_and_a_passed_review_comes_first(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    for person in (trust.ada, trust.ben):
        trust.apply(person, cohort)
    first, second = (trust.hold(person).body["id"] for person in (trust.ada, trust.ben))
    review = {"review_on": "2021-02-04"}
    assert trust.maker.post(f"/holds/{second}/reviews", review).status == 200
    trust.until(datetime(2021, 2, 5, tzinfo=UTC))
    shown = trust.officer.list("/holds")
    assert [(row["hold"], row["review_passed"], row["state"]) for row in shown] == [
        (second, True, "in_force"),
        (first, False, "in_force"),
    ]
    assert shown == trust.maker.list("/holds")
    assert {row["reference"] for row in shown} == {"Claim 7: Ada accuses Ben"}
    assert "accuses" not in str(service.logged("rha"))
    assert trust.officer.post(f"/holds/{first}/ends").code == "role_missing"


def test_nobody_sees_or_ends_a_hold_on_themselves(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    herself = replace(trust.ada, roles=frozenset({Role.DECISION_MAKER}))
    assert herself.list("/holds") == []
    assert herself.post(f"/holds/{hold}/ends").code == "no_such_hold"
    assert trust.hold(service.person("rha", Role.PARTICIPANT)).code == "no_such_person"


def test_a_hold_is_for_the_decision_makers_own_trust(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    elsewhere = Trust(service, "tzb")
    assert elsewhere.hold(trust.ada).code == "no_such_person"
    assert elsewhere.maker.post(f"/holds/{hold}/ends").code == "no_such_hold"
    assert elsewhere.maker.list("/holds") == []


def test_a_hold_is_on_every_id_of_the_person_also_on_one_that_is_joined_later(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    context, later = service.runtime.context("rha"), service.person("rha", Role.DECISION_MAKER)
    joined = JoinIdentities(PersonId(later.id), PersonId(trust.ada.id))
    context.handler.handle(staff, later.id, joined, Origin("person", NOW, uuid4()))
    service.runtime.reconcile_erasures()
    assert context.vault.preserves(later.id)
    assert later.list("/holds") == []
    assert later.post(f"/holds/{hold}/ends").code == "no_such_hold"


@pytest.mark.parametrize("stopped", ["before", "after"])
def test_a_crash_while_it_is_placed_leaves_a_hold_that_comes_into_force(
    trust: Trust, service: RunningService, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    """It was not answered. What is on record is carried on, and the same request finds it."""
    trust.apply(trust.ada, trust.cohort())
    preserve = Vault.preserve

    def stopping(vault: Vault, *arguments: object) -> bool:
        if stopped == "after":
            preserve(vault, *arguments)  # type: ignore[arg-type]
        raise ConnectionError

    key = {"Idempotency-Key": str(uuid4())}
    body = {"reference": "Claim 7", "review_on": "2021-07-04"}
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "preserve", stopping)
        assert trust.maker.post(f"/people/{trust.ada.id}/holds", body, key).status == 500
    assert [row["state"] for row in trust.maker.list("/holds")] == ["being_placed"]
    assert service.work_deadlines() == 1
    assert [row["state"] for row in trust.maker.list("/holds")] == ["in_force"]
    assert service.runtime.context("rha").vault.preserves(trust.ada.id)
    assert trust.maker.post(f"/people/{trust.ada.id}/holds", body, key).status == 201
    assert len(trust.maker.list("/holds")) == 1


def test_a_hold_that_comes_too_late_is_not_there(trust: Trust, service: RunningService) -> None:
    """The erasure is certain in the vault, and the log does not say so yet."""
    trust.apply(trust.ada, trust.cohort())
    assert service.runtime.context("rha").vault.begin_erasure(trust.ada.id)
    assert trust.hold(trust.ada).code == "erasure_begun"
    assert [row["state"] for row in trust.maker.list("/holds")] == ["failed"]
    assert {trust.ada.id} not in service.runtime.context("rha").vault.preservations().values()


def test_a_vault_from_before_is_put_right_and_what_no_log_knows_stays(
    trust: Trust, service: RunningService, vault_logins: VaultLogins
) -> None:
    cohort = trust.cohort()
    trust.apply(trust.ada, cohort)
    trust.apply(trust.ben, cohort)
    vault = service.runtime.context("rha").vault
    kept, ended, unknown = trust.hold(trust.ada).body["id"], trust.hold(trust.ben).body["id"], uuid4()
    trust.maker.post(f"/holds/{ended}/ends")
    trust.until(NOW)
    with psycopg.connect(vault_logins.server.url("vault")) as db:
        db.execute("DELETE FROM preserved WHERE reason = %s", (kept,))
        db.execute("INSERT INTO preserved (tenant, reason, subject) VALUES ('rha', %s, %s)", (ended, trust.ben.id))
    someone = uuid4()
    assert vault.preserve(someone, unknown)
    service.runtime.reconcile_erasures()
    preserved = {str(reason): people for reason, people in vault.preservations().items()}
    assert (preserved[kept], preserved[str(unknown)]) == ({trust.ada.id}, {someone})
    assert ended not in preserved


def test_where_its_reason_is_filed_is_kept_for_six_years_after_the_hold(trust: Trust, service: RunningService) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    assert trust.maker.post(f"/holds/{hold}/ends").status == 200
    trust.until(NOW)
    for days_before, reference in ((1, "Claim 7: Ada accuses Ben"), (0, None)):
        trust.until(datetime(2027, 1, 4, tzinfo=UTC) - timedelta(days=days_before))
        assert [row["reference"] for row in trust.maker.list("/holds")] == [reference]
    with service.runtime.database.of("rha").transaction() as db:
        ((key,),) = db.execute("SELECT reference ->> 'key' FROM holds_1").fetchall()
    service.destroy_spent()
    assert service.runtime.context("rha").vault.remaining([UUID(key)]) == frozenset()
