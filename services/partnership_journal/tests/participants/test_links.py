"""Until when the journal holds who was whose partner, and who was at a session; and its texts, which nothing ends yet."""

from datetime import date
from uuid import UUID, uuid4

import psycopg

from partnership_journal.service import JOURNAL
from plp_kit.core.periods import WITHOUT_END
from plp_kit.messaging.bus.port import Topic
from plp_kit.process import holding
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person

FACTS_UNTIL, LONG_PAST = date(2033, 7, 12), date(2021, 7, 12)


def opened(service: RunningService, cohort: UUID, facts_until: date) -> None:
    words = {"title": "First cohort", "word_senior": "SLT", "word_served": "BME", "launch_on": date(2021, 4, 12)}
    fact = {"cohort": cohort, **words, "facts_until": facts_until}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.CohortOpened.v1", fact) is None


def paired(service: RunningService, cohort: UUID, ada: Person, ben: Person) -> UUID:
    pair = {"partnership": uuid4(), "senior": ada.id, "colleague": ben.id}
    published = {"round": uuid4(), "cohort": cohort, "published_on": date(2021, 4, 1), "pairs": [pair]}
    assert service.receive(Topic("rha", "matching"), "matching.PairsPublished.v1", published) is None
    return pair["partnership"]


def held(service: RunningService) -> dict[UUID, date]:
    with service.runtime.database.of("rha").transaction() as db:
        return dict(holding.held(JOURNAL, db, JOURNAL.joined(db)))


def test_pairs_and_attendance_are_held_as_long_as_their_cohort_says(
    service: RunningService, ada: Person, ben: Person, facilitator: Person
) -> None:
    """Without an end as long as the cohort has not arrived."""
    cohort, eve = uuid4(), service.person("rha", Role.PARTICIPANT)
    paired(service, cohort, ada, ben)
    assert held(service) == {ada.id: WITHOUT_END, ben.id: WITHOUT_END}
    opened(service, cohort, FACTS_UNTIL)
    session = facilitator.post(f"/cohorts/{cohort}/sessions", {"kind": "check_in", "on": "2021-05-03", "how": "hybrid"})
    attended = facilitator.post(f"/sessions/{session.body['id']}/attendances", {"person": str(eve.id)})
    assert (session.status, attended.status) == (201, 200)
    assert held(service) == dict.fromkeys((ada.id, ben.id, eve.id), FACTS_UNTIL)


def test_of_two_ids_of_one_human_both_are_held_as_long_as_the_later(service: RunningService, ada: Person, ben: Person) -> None:
    """Whenever they are joined."""
    early, late, listed = uuid4(), uuid4(), service.person("rha", Role.PARTICIPANT)
    opened(service, early, LONG_PAST)
    opened(service, late, FACTS_UNTIL)
    paired(service, early, ada, ben)
    paired(service, late, listed, ben)
    assert held(service) == {ada.id: LONG_PAST, ben.id: FACTS_UNTIL, listed.id: FACTS_UNTIL}
    joined = {"person": ada.id, "same_as": listed.id}
    assert service.receive(Topic("rha", "recruitment"), "recruitment.IdentitiesJoined.v1", joined) is None
    assert held(service) == dict.fromkeys((ada.id, ben.id, listed.id), FACTS_UNTIL)


def test_as_long_as_nothing_ends_a_journal_what_leads_to_its_authors_stays(
    service: RunningService, ada: Person, ben: Person
) -> None:
    """Every period of both is over. Ada has written something, which only she, or an erasure, ends today."""
    cohort = uuid4()
    opened(service, cohort, LONG_PAST)
    partnership = paired(service, cohort, ada, ben)
    goal = ada.post(f"/partnerships/{partnership}/goals", {"whose": "own", "text": "Chair a meeting"})
    assert goal.status == 200
    before = [ada.id, ben.id]
    with psycopg.connect(service.vault_admin_url) as db:
        db.execute("UPDATE held_until SET day = current_date - 1 WHERE service = 'sign_in' AND subject = ANY(%s)", (before,))
    context = service.runtime.context("rha")
    holding.hold(JOURNAL, context)
    holding.sweep(context)
    assert [person.get("/me").body["id"] == str(id) for person, id in zip((ada, ben), before, strict=True)] == [True, False]
