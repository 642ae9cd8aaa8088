"""When every period that concerns somebody is over, what leads to them is deleted: who signs in then is a new person."""

from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.periods import WITHOUT_END
from plp_kit.process import holding
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from plp_testkit.http import Person
from recruitment.service import RECRUITMENT, routes

LONG_AGO = {
    "recruiting_opens_on": "2009-01-05",
    "recruiting_closes_on": "2009-03-01",
    "launch_on": "2009-04-12",
}
THE_NEXT_YEAR, SEVEN_YEARS_LATER = datetime(2010, 1, 5, tzinfo=UTC), datetime(2016, 1, 5, tzinfo=UTC)
WITHDREW_UNTIL, TOOK_PART_UNTIL = date(2016, 1, 5), date(2021, 7, 12)


@pytest.fixture
def long_ago(make_running_service: MakeRunningService) -> RunningService:
    """So long that every period is over by the vault's day, which is the system's."""
    running = make_running_service(RECRUITMENT, routes(), "rha")
    running.at(datetime(2009, 1, 5, tzinfo=UTC))
    return running


@pytest.fixture
def trust(long_ago: RunningService) -> Trust:
    return Trust(long_ago, "rha")


def periods(service: RunningService) -> dict[UUID, date]:
    with service.runtime.database.of("rha").transaction() as db:
        return dict(holding.held(RECRUITMENT, db, RECRUITMENT.joined(db)))


def two_years_later(service: RunningService, *people: Person) -> list[bool]:
    """Whether each is a new person when they sign in again, long after they last did so."""
    before = [person.id for person in people]
    with psycopg.connect(service.vault_admin_url) as db:
        db.execute("UPDATE held_until SET day = current_date - 1 WHERE service = 'sign_in' AND subject = ANY(%s)", (before,))
    context = service.runtime.context("rha")
    holding.hold(RECRUITMENT, context)
    holding.sweep(context)
    return [person.get("/me").body["id"] != str(id) for person, id in zip(people, before, strict=True)]


def test_the_last_period_that_concerns_somebody_ends_what_leads_to_them(long_ago: RunningService, trust: Trust) -> None:
    """Ada withdrew, Ben took part, and Ada's objection, which nobody answers, holds her until it is answered."""
    cohort = trust.cohort(**LONG_AGO)
    ada, ben = (trust.apply(person, cohort).body["id"] for person in (trust.ada, trust.ben))
    assert trust.accept(ben).status == 200
    trust.ada.post(f"/applications/{ada}/withdrawals")
    trust.ben.post(f"/applications/{ben}/withdrawals")
    request = trust.ada.post("/me/requests", {"kind": "objection", "words": "Stop"}).body["id"]
    assert periods(long_ago) == {trust.ada.id: WITHOUT_END, trust.ben.id: TOOK_PART_UNTIL}
    trust.until(THE_NEXT_YEAR)
    long_ago.destroy_spent()
    assert trust.answer(request, "refused", "overriding_grounds").status == 200
    assert periods(long_ago) == {trust.ada.id: WITHDREW_UNTIL, trust.ben.id: TOOK_PART_UNTIL}
    assert two_years_later(long_ago, trust.ada, trust.ben) == [False, True]
    trust.until(SEVEN_YEARS_LATER)
    long_ago.destroy_spent()
    assert two_years_later(long_ago, trust.ada) == [True]


def test_who_begins_again_after_withdrawing_is_held_as_long_as_what_they_once_agreed_to(
    long_ago: RunningService, trust: Trust
) -> None:
    """The second time Ada does not hand anything in, and it lapses."""
    cohort = trust.cohort(**LONG_AGO)
    application = trust.apply(trust.ada, cohort).body["id"]
    trust.ada.post(f"/applications/{application}/withdrawals")
    assert trust.ada.post(f"/cohorts/{cohort}/interests", {"channel": "Staff network"}).status == 201
    assert periods(long_ago) == {trust.ada.id: WITHOUT_END}
    trust.until(datetime(2009, 3, 2, tzinfo=UTC))
    assert periods(long_ago) == {trust.ada.id: date(2016, 3, 1)}


def test_what_is_on_record_is_told_again_to_a_vault_that_was_restored(long_ago: RunningService, trust: Trust) -> None:
    """And what it knew of somebody who is held no more goes."""
    trust.onboard()
    trust.ada.post("/me/requests", {"kind": "objection", "words": "Stop"})
    context = long_ago.runtime.context("rha")
    holding.hold(RECRUITMENT, context)
    told = in_vault(long_ago)
    assert told == {trust.ada.id: WITHOUT_END}
    with psycopg.connect(long_ago.vault_admin_url) as db:
        db.execute("DELETE FROM held_until WHERE service = 'recruitment' AND tenant = 'rha'")
        stray = "INSERT INTO held_until (tenant, subject, service, day) VALUES ('rha', %s, 'recruitment', '2099-01-01')"
        db.execute(stray, (trust.ben.id,))
    holding.hold(RECRUITMENT, context)
    assert in_vault(long_ago) == told


def in_vault(service: RunningService) -> dict[UUID, date]:
    with psycopg.connect(service.vault_admin_url) as db:
        rows = db.execute("SELECT subject, day FROM held_until WHERE service = 'recruitment' AND tenant = 'rha'").fetchall()
    return dict(rows)
