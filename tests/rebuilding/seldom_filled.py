"""What the pilot never comes to, and the services that are told of it: three times each."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Final
from uuid import UUID, uuid4

from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit import sealing
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered
from recruitment.notices.decider import BeginSending, notices

TRUST: Final = "rha"
SEVERAL: Final = 3
NEVER_FILLED_BY_THE_PILOT: Final[Mapping[str, frozenset[str]]] = {
    "recruitment": frozenset(
        {
            "availability_1",
            "deliveries_1",
            "erased_people_1",
            "exceptions_1",
            "holds_1",
            "names_1",
            "request_notices_1",
            "requests_1",
            "set_ups_1",
            "staff_1",
            "substitutes_1",
            "waiting_files_1",
        }
    ),
    "matching": frozenset(
        {
            "conflicts_1",
            "considerations_1",
            "do_not_pair_1",
            "erased_people_1",
            "explanations_1",
            "identities_1",
            "lines_1",
            "notes_1",
            "refused_pairs_1",
            "restricted_people_1",
        }
    ),
    "partnership_journal": frozenset({"erased_people_1", "identities_1", "restricted_people_1"}),
    "evaluation": frozenset({"erased_people_1", "excepted_people_1", "identities_1", "restricted_people_1"}),
    "insights": frozenset({"refusals_1"}),
}


def recruitment(running: RunningService) -> None:
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    maker, erasures = running.person(TRUST, Role.DECISION_MAKER), []
    for number in range(SEVERAL):
        person, on_hold = running.person(TRUST, Role.PARTICIPANT), running.person(TRUST, Role.PARTICIPANT)
        for each in (person, on_hold):
            done(each.post("/me/contacts", {"name": "Somebody", "address": f"{uuid4()}@example.nhs.uk"}))
        done(person.put("/me/name", {"name": f"Name {number}"}, {"If-Match": '"0"'}))
        done(person.post("/me/requests", {"kind": "objection", "words": f"Words {number}"}))
        wanted = {"reference": f"Claim {number}", "review_on": "2021-02-01"}
        done(maker.post(f"/people/{on_hold.id}/holds", wanted))
        exception = {"rule": "content_closed", "reason": f"Reason {number}", "last_day": "2021-02-01"}
        done(maker.post(f"/people/{on_hold.id}/exceptions", exception))
        erasures.append(person.post("/me/erasures").body["id"])
        begin_notice(running)
    until(running, datetime(2021, 2, 4, tzinfo=UTC))
    for erasure in erasures:
        done(maker.post(f"/requests/{erasure}/answers", {"outcome": "granted", "words": "Yes"}))
    until(running, datetime(2021, 2, 4, tzinfo=UTC))
    name_substitutes(running)
    for number in range(SEVERAL):
        staff_list = f"Email,Name\n{number}@example.nhs.uk,Somebody\n".encode()
        facilitator = running.person(TRUST, Role.FACILITATOR)
        done(facilitator.send("/staff-lists", staff_list, "text/csv"))
        done(facilitator.post("/cohorts/set-ups", {"title": f"Cohort {number}"}))


def name_substitutes(running: RunningService) -> None:
    for _ in range(SEVERAL):
        opened = {"round": uuid4(), "cohort": uuid4()}
        hear(running, "matching.RoundOpened", opened)
        hear(running, "matching.SubstituteNamed", {"round": opened["round"], "person": uuid4()})


def begin_notice(running: RunningService) -> None:
    at = datetime(2021, 1, 4, tzinfo=UTC)
    handler = running.runtime.context(TRUST).handler
    assert isinstance(handler.handle(notices, uuid4(), BeginSending(at), Origin("deadline", at, uuid4())), Handled)


def until(running: RunningService, moment: datetime) -> None:
    running.at(moment)
    while running.work_deadlines():
        pass


def matching(running: RunningService) -> None:
    running.at(datetime(2021, 3, 23, tzinfo=UTC))
    for _ in range(SEVERAL):
        proposed(running)
        two = {"senior": uuid4(), "colleague": uuid4()}
        refused = {"partnership": uuid4(), "cohort": uuid4(), **two, "on": date(2021, 3, 25)}
        hear(running, "partnership_journal.PairingRefused", refused)
    erase_and_restrict(running)


def proposed(running: RunningService) -> None:
    """A cohort with everything that recruitment may say of its people, and everything that matchers may do before they sign."""
    cohort, people = uuid4(), [uuid4() for _ in range(4 * SEVERAL)]
    hear(
        running,
        "recruitment.CohortOpened",
        {"cohort": cohort, "launch_on": date(2021, 4, 12), "retention": {"matching_notes": 3}},
    )
    for place, person in enumerate(people):
        application = {"application": uuid4(), "cohort": cohort, "person": person}
        profile = sealing.sealed(running, TRUST, "profile", person, {})
        accepted = {**application, "sides": ["senior" if place % 2 else "served"], "profile": profile}
        hear(running, "recruitment.ApplicantAccepted", accepted)
        posts = [{"managers": [uuid4()], "team": f"Ward {place}"}]
        line = sealing.sealed(running, TRUST, "line", person, {"posts": posts})
        hear(running, "recruitment.ReportingLinesRecorded", {"person": person, "line": line})
        hear(running, "recruitment.IdentitiesJoined", {"person": person, "same_as": uuid4()})
        hear(
            running,
            "recruitment.ExclusionsPublished",
            {**application, "exclusions": sealing.sealed(running, TRUST, "do_not_pair", person, {})},
        )
    hear(running, "recruitment.RecruitingClosed", {"cohort": cohort, "accepted": len(people)})
    with running.runtime.database.of(TRUST).transaction() as db:
        ((found,),) = db.execute("SELECT round FROM rounds_1 WHERE cohort = %s", (cohort,)).fetchall()
    matcher = running.person(TRUST, Role.FACILITATOR)
    for one, other in zip(people[::2], people[1::2], strict=True):
        couple = {"one": str(one), "other": str(other)}
        done(matcher.post(f"/rounds/{found}/notes", {**couple, "stance": "for", "reason": "They asked."}))
    for one, other in zip(people[:SEVERAL:2], people[3 : SEVERAL + 3 : 2], strict=True):
        done(matcher.post(f"/rounds/{found}/vetoes", {"one": str(one), "other": str(other)}))
    for one, other in pairwise(people[6:]):
        conflict = {"one": str(one), "other": str(other), "conflict": "declared"}
        done(matcher.post(f"/cohorts/{cohort}/conflicts", conflict))
    done(matcher.post(f"/rounds/{found}/proposals"))


def insights(running: RunningService) -> None:
    columns = ["answered", "not_answered"]
    fact = {"name": "response", "catalogue": 1, "rows": ["all"], "columns": columns, "cells": [[13, 14]]}
    trust = {"name": "A trust", "ods_code": "X", "kind": "acute", "region": "Y60", "synthetic": False}
    block = {"cohort": UUID(int=7), "group_served": "bme", "wave": "mid", "month": "2022-03"}
    for _ in range(SEVERAL):  # Not rounded, and so refused.
        hear(running, "evaluation.TrustContributed", {"contribution": uuid4(), "trust": trust, **block, "facts": [fact]})


def erase_and_restrict(running: RunningService) -> None:
    for _ in range(SEVERAL):
        hear(running, "recruitment.PersonErased", {"person": uuid4()})
        hear(running, "recruitment.RestrictionChanged", {"person": uuid4(), "restricted": True})


def erase_restrict_and_join(running: RunningService) -> None:
    erase_and_restrict(running)
    for _ in range(SEVERAL):
        hear(running, "recruitment.IdentitiesJoined", {"person": uuid4(), "same_as": uuid4()})


def evaluation(running: RunningService) -> None:
    erase_restrict_and_join(running)
    for _ in range(SEVERAL):
        exception, person = uuid4(), uuid4()
        reason = sealing.sealed(running, TRUST, "reason", person, {})
        told = {"exception": exception, "person": person, "rule": "content_closed", "reason": reason}
        hear(running, "recruitment.ExceptionRecorded", {**told, "begins_on": date(2021, 2, 1), "last_day": date(2021, 4, 1)})
        hear(running, "recruitment.ExceptionEnded", {"exception": exception, "on": date(2021, 3, 1)})


def done(answered: Answered) -> None:
    assert answered.status in {200, 201, 202}, answered


def hear(running: RunningService, name: str, fact: object) -> None:
    topic = "contributions" if name == "evaluation.TrustContributed" else name.partition(".")[0]
    assert running.receive(Topic(TRUST, topic), f"{name}.v1", fact) is None


FILLING: Final[Mapping[str, Callable[[RunningService], None]]] = {
    "recruitment": recruitment,
    "matching": matching,
    "partnership_journal": erase_restrict_and_join,
    "evaluation": evaluation,
    "insights": insights,
}
