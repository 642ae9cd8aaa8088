"""What a trust has in each service before anybody asks: made by its own people, or heard of other services."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from evaluation.surveys.schedules import months_after
from plp_kit.core import access_records
from plp_kit.core.viewers import Viewer
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_testkit.http import Answered, Person, new_subject
from plp_testkit.sealing import sealed
from recruitment.ids import first_proposal_id
from tests.walls.answering import Answering
from tests.walls.bodies import APPLICATION, APPROVAL, ENTERED, GOAL, MARK, PAGE, SESSION, SET_UP, SETTINGS, SIGNPOST, TRUST
from tests.walls.estate import OURS

SENIOR, COLLEAGUE, CANDIDATE, MATCHER = (new_subject() for _ in range(4))

TYPED: Final = {"typed": [{"name": "answer", "values": [MARK]}]}


@dataclass(frozen=True, slots=True)
class Seeded:
    """`ids` are by the name that routes have for them. `people` are the subjects of a role's people.

    `subject` is that of somebody who takes part in what is there: their application, their round, their survey, their proposal.
    """

    ids: Mapping[str, str]
    people: Mapping[Role, str] = field(default_factory=lambda: {Role.PARTICIPANT: SENIOR})
    subject: str = SENIOR


def _person(at: Answering, role: Role) -> Person:
    return at.running.person(PLATFORM if role is Role.OPERATOR else at.own, role)


def _participant(at: Answering, subject: str = SENIOR) -> Person:
    return Person(at.app, at.running.signer, at.own, frozenset({Role.PARTICIPANT}), subject)


def _two(at: Answering) -> tuple[UUID, UUID]:
    """The ids of the senior partner and the colleague."""
    return _participant(at).id, _participant(at, COLLEAGUE).id


def _looked_at(at: Answering) -> None:
    """Somebody has looked at what the participant wrote."""
    viewer = Viewer(uuid4(), uuid4())
    with at.running.runtime.database.of(at.own).transaction() as db:
        access_records.add(db, at.running.runtime.clock.now(db), viewer, [_participant(at).id], MARK)


def _done(answered: Answered) -> str:
    assert answered.status in {200, 201}, answered
    return str(answered.body["id"])


def _receive(at: Answering, name: str, fact: object, trust: str | None = None) -> None:
    assert at.running.receive(Topic(trust or at.own, name.partition(".")[0]), f"{name}.v1", fact) is None


def _until(at: Answering, day: date) -> None:
    at.running.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    while at.running.work_deadlines():
        pass


def recruitment(at: Answering) -> Seeded:
    _until(at, date(2021, 1, 4))
    _done(_person(at, Role.OPERATOR).post(f"/trusts/{at.own}", TRUST))
    _done(_person(at, Role.FACILITATOR).post(f"/trust/proposals/{first_proposal_id(at.own)}/approvals"))
    proposed = {"revises": 1, "settings": {**SETTINGS, "survey_days": 18}, "reason": MARK}
    _done(Person(at.app, at.running.signer, at.own, frozenset({Role.FACILITATOR}), SENIOR).post("/trust/proposals", proposed))
    proposal = _person(at, Role.FACILITATOR).list("/trust/proposals")[-1]["proposal"]
    cohort, set_up = _set_up(at)
    page = _published_texts(at, cohort)
    application = _done(_participant(at).post(f"/cohorts/{cohort}/applications", APPLICATION))
    request = _done(_participant(at).post("/me/requests", {"kind": "complaint", "words": MARK}))
    needs = {"needs": MARK}
    _done(_participant(at).post(f"/applications/{application}/access-needs", needs))
    _done(_participant(at).post("/me/contacts", {"name": MARK, "address": "applicant@example.nhs.uk"}))
    colleague = _participant(at, COLLEAGUE)
    _done(colleague.post(f"/cohorts/{cohort}/interests", {"channel": MARK}))
    matcher = Person(at.app, at.running.signer, at.own, frozenset({Role.FACILITATOR}), MATCHER)
    entered = _done(matcher.post(f"/cohorts/{cohort}/entered-applications", ENTERED))
    _done(matcher.post(f"/entered-applications/{entered}/join-codes"))
    waiting = _done(_participant(at, new_subject()).post(f"/cohorts/{cohort}/applications", APPLICATION))
    _done(_person(at, Role.FACILITATOR).post(f"/applications/{waiting}/waiting-list-places"))
    assert _person(at, Role.FACILITATOR).get(f"/applications/{application}/profile").status == 200
    _receive(at, "matching.RoundOpened", {"round": uuid4(), "cohort": cohort})
    pair = {"partnership": uuid4(), "senior": _participant(at).id, "colleague": colleague.id}
    _receive(at, "matching.PairsPublished", {"round": uuid4(), "cohort": cohort, "pairs": [pair]})
    _receive(at, "partnership_journal.PartnershipOpened", {"cohort": cohort, **pair})
    assert _person(at, Role.FACILITATOR).put("/me/name", {"name": MARK}, {"If-Match": '"0"'}).status == 200
    text = _participant(at).list("/me/writing")[0]["text"]
    wanted = {"reference": MARK, "review_on": "2021-06-01"}
    hold = _done(_person(at, Role.DECISION_MAKER).post(f"/people/{_participant(at).id}/holds", wanted))
    list_of_people = f"Email,Name,{MARK}\nlisted@example.nhs.uk,{MARK},{MARK}\n".encode()
    sent = _person(at, Role.FACILITATOR).send(f"/cohorts/{cohort}/import-files?channel={MARK}", list_of_people, "text/csv")
    excepted = {"rule": "invited_to_survey", "reason": MARK, "last_day": "2021-06-01"}
    exception = _done(_person(at, Role.DECISION_MAKER).post(f"/people/{_participant(at).id}/exceptions", excepted))
    draft = {"form": "application", "subject": cohort, "question": "learn"}
    kept = _participant(at).put("/me/drafts/application/{subject}/{question}".format(**draft), TYPED, {"If-Match": '"0"'})
    assert kept.status == 200, kept
    ids = {
        **draft,
        "cohort": cohort,
        "set_up": set_up,
        "application": application,
        "import_file": _done(sent),
        "request": request,
        "person": str(colleague.id),
        "applicant": str(_participant(at).id),
        "text": text,
        "hold": hold,
        "exception": exception,
        "entered": entered,
        "proposal": proposal,
        "page": page,
        "partnership": str(pair["partnership"]),
    }
    return Seeded({"tenant": at.own, **ids}, {Role.PARTICIPANT: SENIOR, Role.FORMER: SENIOR, Role.FACILITATOR: MATCHER})


def _set_up(at: Answering) -> tuple[str, str]:
    """A cohort that was set up item by item, and opened; and one that is not open yet."""
    facilitator = _person(at, Role.FACILITATOR)
    cohort, set_up = (_done(facilitator.post("/cohorts/set-ups", {"title": MARK})) for _ in range(2))
    for version, (item, body) in enumerate(SET_UP.items(), start=1):
        for each in (cohort, set_up):
            _done(facilitator.put(f"/cohorts/{each}/set-up/{item}", body, {"If-Match": f'"{version}"'}))
    return _done(facilitator.post(f"/cohorts/{cohort}/set-up/openings")), set_up


def _published_texts(at: Answering, cohort: str) -> str:
    """The trust's signposts and the cohort's Guide; the answer is the Guide's one page."""
    facilitator, unwritten = _person(at, Role.FACILITATOR), {"If-Match": '"0"'}
    _done(facilitator.put("/trust/signposts", {"signposts": [SIGNPOST]}, unwritten))
    _done(facilitator.put(f"/cohorts/{cohort}/guide", {"pages": [PAGE]}, unwritten))
    return str(facilitator.get(f"/cohorts/{cohort}/guide").body["pages"][0]["page"])


def matching(at: Answering) -> Seeded:
    """A cohort whose first round is published, with one human in two pairs, and whose second waits for its proposal."""
    (senior, colleague), (cohort, twice, other) = _two(at), (uuid4() for _ in range(3))
    one = _participant(at, CANDIDATE).id
    accept(at, cohort, {senior: "senior", colleague: "served", twice: "senior", uuid4(): "served"})
    _receive(at, "recruitment.RecruitingClosed", {"cohort": cohort, "accepted": 4})
    with at.running.runtime.database.of(at.own).transaction() as db:
        ((first,),) = db.execute("SELECT round FROM rounds_1 WHERE cohort = %s", (cohort,)).fetchall()
    _published(at, first)
    _receive(at, "recruitment.IdentitiesJoined", {"person": senior, "same_as": twice})
    accept(at, cohort, {one: "senior", other: "served"})
    round_id = _done(_person(at, Role.FACILITATOR).post(f"/cohorts/{cohort}/rounds"))
    note = {"one": str(one), "other": str(other), "stance": "for", "reason": MARK}
    _done(_person(at, Role.FACILITATOR).post(f"/rounds/{round_id}/notes", note))
    _done(_person(at, Role.FACILITATOR).post(f"/rounds/{round_id}/vetoes", {"one": str(one), "other": str(other)}))
    with at.running.runtime.database.of(at.own).transaction() as db:
        ((written,),) = db.execute("SELECT note FROM notes_1 WHERE round = %s", (round_id,)).fetchall()
        (partnership,) = db.execute("SELECT min(partnership::text) FROM pairs_1").fetchone() or ("",)
    matcher = Person(at.app, at.running.signer, at.own, frozenset({Role.FACILITATOR, Role.CO_CHAIR}), MATCHER)
    conflict = {"one": str(one), "other": str(other), "conflict": "declared"}
    _done(matcher.post(f"/cohorts/{cohort}/conflicts", conflict))
    people = {Role.PARTICIPANT: SENIOR, Role.FACILITATOR: MATCHER, Role.CO_CHAIR: MATCHER}
    ids = {"person": str(one), "one": str(one), "other": str(other), "partnership": partnership}
    _looked_at(at)
    return Seeded({"cohort": str(cohort), "round_id": round_id, "note": str(written), **ids}, people, subject=CANDIDATE)


def accept(at: Answering, cohort: UUID, sides: Mapping[UUID, str]) -> None:
    for person, side in sides.items():
        profile = sealed(at.running, at.own, "profile", person, {"topics_to_learn": [MARK], "topics_to_share": [MARK]})
        who = {"application": uuid4(), "cohort": cohort, "person": person, "sides": [side]}
        _receive(at, "recruitment.ApplicantAccepted", {**who, "profile": profile})
        of_their_own = "".join("abcdefghijklmnop"[int(digit, 16)] for digit in person.hex[-8:])
        known_as = [{"name": f"{MARK} {of_their_own}", "email": None}]
        exclusions = sealed(at.running, at.own, "do_not_pair", person, {"known_as": known_as})
        _receive(at, "recruitment.ExclusionsPublished", {**who, "exclusions": exclusions})


def _published(at: Answering, round_id: UUID) -> None:
    matchers = _person(at, Role.FACILITATOR), _person(at, Role.CO_CHAIR)
    _done(matchers[0].post(f"/rounds/{round_id}/proposals"))
    fingerprint = matchers[0].get(f"/rounds/{round_id}").body["fingerprint"]
    for matcher in matchers:
        _done(matcher.post(f"/rounds/{round_id}/signatures", {"fingerprint": fingerprint}))
    _done(matchers[0].post(f"/rounds/{round_id}/publications"))


def partnership_journal(at: Answering) -> Seeded:
    _until(at, date(2021, 5, 4))
    (senior, colleague), cohort, partnership = _two(at), uuid4(), uuid4()
    words = {"word_senior": "SLT", "word_served": "BME"}
    _receive(at, "recruitment.CohortOpened", {"cohort": cohort, "title": MARK, "launch_on": "2021-04-12", **words})
    pair = {"partnership": partnership, "senior": senior, "colleague": colleague}
    _receive(at, "matching.PairsPublished", {"round": uuid4(), "cohort": cohort, "published_on": "2021-04-01", "pairs": [pair]})
    for _ in range(3):
        _done(_participant(at).post(f"/partnerships/{partnership}/goals", GOAL))
    goal = _participant(at).get(f"/partnerships/{partnership}").body["goals"][0]["goal"]
    with at.running.runtime.database.of(at.own).transaction() as db:
        others = "SELECT text FROM writing_1 WHERE partnership = %s AND wording->0->>'label' <> %s"
        ((text,), (replaced,)) = db.execute(others, (partnership, f"goal_{goal}")).fetchall()
    session = _done(_person(at, Role.FACILITATOR).post(f"/cohorts/{cohort}/sessions", SESSION))
    ids = {"partnership": str(partnership), "goal": goal, "text": str(text), "replaced": str(replaced), "session": session}
    _looked_at(at)
    return Seeded({"cohort": str(cohort), **ids})


def evaluation(at: Answering) -> Seeded:
    """The first cohort's survey is over, and its contribution prepared; the second one's is open."""
    _until(at, date(2020, 1, 4))
    facts = {key: value for key, value in TRUST.items() if key != "settings"}
    _receive(at, "recruitment.TrustOnboarded", facts)
    _, over = _survey(at, date(2020, 4, 12))
    _until(at, date(2021, 4, 1))
    contribution = _done(_person(at, Role.EVALUATOR).post(f"/surveys/{over}/contributions"))
    cohort, survey = _survey(at, date(2021, 4, 12))
    _until(at, date(2022, 2, 13))
    _looked_at(at)
    return Seeded({"cohort": cohort, "survey": survey, "contribution": contribution})


def _survey(at: Answering, launch: date) -> tuple[str, str]:
    """Planned, with ten people to invite, so that a table may leave the trust, and approved."""
    cohort = uuid4()
    words = {"title": MARK, "groups_served": ["bme"], "word_senior": "SLT", "word_served": "BME"}
    dates = {"launch_on": launch, "survey_on": months_after(launch, 10), "survey_days": 17}
    _receive(at, "recruitment.CohortOpened", {"cohort": cohort, **words, **dates})
    for senior, colleague in (_two(at), *((uuid4(), uuid4()) for _ in range(4))):
        for person in (senior, colleague):
            consents = ["take_part", "survey", "national_counts"]
            _receive(at, "recruitment.ApplicantAccepted", {"cohort": cohort, "person": person, "consents": consents})
        pair = {"partnership": uuid4(), "senior": senior, "colleague": colleague}
        _receive(at, "partnership_journal.PartnershipFormed", {"cohort": cohort, "formed_on": launch, **pair})
    with at.running.runtime.database.of(at.own).transaction() as db:
        ((survey,),) = db.execute("SELECT survey FROM surveys_1 WHERE cohort = %s", (cohort,)).fetchall()
    _done(_person(at, Role.EVALUATOR).post(f"/surveys/{survey}/approvals", APPROVAL))
    return str(cohort), str(survey)


def insights(at: Answering) -> Seeded:
    trust = {"name": MARK, "ods_code": "RHA", "kind": "acute", "region": "Y60", "synthetic": True}
    block: dict[str, Any] = {"cohort": uuid4(), "group_served": "bme", "wave": "mid", "month": "2022-03"}
    columns = ["answered", "not_answered"]
    good = {"name": "response", "catalogue": 1, "rows": ["all"], "columns": columns, "cells": [[30, 20]]}
    for facts in ([good], [{**good, "cells": [[35, 20]]}]):  # The second is refused: the block is frozen.
        contribution = {"contribution": uuid4(), "trust": trust, **block, "facts": facts}
        assert at.running.receive(Topic("rha", "contributions"), "evaluation.TrustContributed.v1", contribution) is None
    return Seeded({}, {})


def seeded(at: Answering) -> Seeded:
    """With a message that the service could not apply, on a topic that it has halted."""
    made = SEEDS[at.service.name](at)
    topic, name = Topic(OURS, "a_topic"), min(set(at.service.subscription.shapes or ()) - at.service.subscription.erasures)
    message = Message(uuid4(), name, f"thing-{uuid4()}", 1, datetime.now(UTC), MARK.encode(), uuid4())
    with at.running.runtime.database.of(at.own).transaction() as db:
        parking.park(db, str(topic), message, "contract_broken", "It does not fit its contract.")
        offsets.lock(db, str(topic))
        offsets.halt(db, str(topic), "defects_in_a_row", "Five messages in a row failed.")
    return replace(made, ids={"tenant": at.own, **made.ids, "topic": str(topic), "sequence": "1"})


SEEDS: Final[Mapping[str, Callable[[Answering], Seeded]]] = {
    "recruitment": recruitment,
    "matching": matching,
    "partnership_journal": partnership_journal,
    "evaluation": evaluation,
    "insights": insights,
}
