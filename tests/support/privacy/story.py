"""What is looked at: a platform that lives, loses one person by erasure, and is restored from before. Each part happens once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from uuid import UUID

import psycopg
import requests

from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import PostgresServer
from plp_operate.deployment.services import SERVICES
from plp_testkit.browsing import Visitor
from tests.support.privacy import sealed_values, searching
from tests.support.privacy.asking import Asking
from tests.support.privacy.life import Life, day
from tests.support.privacy.misbehaving import Misbehaving
from tests.support.privacy.naive import Naive
from tests.support.privacy.restorable import Restorable, restorable
from tests.support.privacy.sealed_values import Standing
from tests.support.privacy.searching import Content, Needle
from tests.support.privacy.words import TRUST, Cast, Words

HOLD: Final = timedelta(days=7, hours=1)
ANSWERED: Final = day(2022, 2, 22)


@dataclass(slots=True)
class Story:
    """`found` is, by what was searched for whose marker, where it stood; `shown` what services said, by what and when."""

    platform: Restorable
    life: Life
    victim: str
    partner: str
    naive: Naive
    key: str
    named: str
    values: list[Standing] = field(default_factory=list)
    found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    shown: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def victims_id(self) -> UUID:
        """The id that was erased."""
        return self.life.id(self.victim)

    def look(self, what: str, contents: Iterable[Content]) -> None:
        marks = {
            "people": self.life.words.mark,
            "trust": self.life.words.own,
            "names": self.life.cast.mark,
            "naive": self.naive.mark,
        }
        marks |= {"keys": self.key, "named": self.named, "subjects": self.life.cast.signing}
        needles = {whose: Needle(mark) for whose, mark in marks.items()}
        self.found |= {(what, whose): [] for whose in needles}
        for whose, place in searching.within_each(needles, contents):
            self.found[what, whose].append(place)

    def note(self, when: str) -> None:
        """What the routes and the logs say now."""
        asking, cast, cohort = self.life.asking, self.life.cast, self.life.cohort
        self.shown["funnel", when] = asking.get("recruitment", cast.facilitator, f"/cohorts/{cohort}/funnel")
        self.shown["progress", when] = asking.get("partnership_journal", cast.facilitator, f"/cohorts/{cohort}/progress")
        self.shown["survey", when] = asking.get("evaluation", cast.evaluator, f"/surveys/{self.life.survey}")
        partnership = f"/partnerships/{self.shown['partnership', 'lived']}"
        self.shown["journal", when] = asking.get("partnership_journal", self.partner, partnership)
        self.shown["writing", when] = self.life.writing(self.partner)
        self.shown["applying", when] = self.life.writing(self.partner, "recruitment")
        self.shown["opened", when] = {who: self.opened(who) for who in ("victim", "others", "answer")}
        self.shown["events", when] = {service.name: self.events(service.name) for service in SERVICES}

    def opened(self, whose: str) -> list[str | None]:
        """Opened by a service that may open it, with today's vault and keys."""
        at, data = self.platform.at, self.platform.data
        if whose == "answer":
            values = sealed_values.waiting(data, self.victims_id, f"survey-{self.life.survey}")
            return sealed_values.opened(at, TRUST, "evaluation", values)
        wanted = [entry for entry in self.values if (self.victims_id in entry.authors) == (whose == "victim")]
        return [
            text
            for service in sealed_values.SEALING
            for text in sealed_values.opened(at, TRUST, service, [entry.value for entry in wanted if entry.service == service])
        ]

    def events(self, service: str) -> list[str]:
        with psycopg.connect(self.platform.data.url(service)) as db:
            return [name for (name,) in db.execute("SELECT name FROM events ORDER BY position")]

    def parked(self) -> int:
        """How many dead letters evaluation has."""
        with psycopg.connect(self.platform.data.url("evaluation")) as db:
            return len(db.execute("SELECT FROM parked_messages").fetchall())

    def logs(self) -> Iterator[Content]:
        """Of all processes and of both clusters."""
        at = self.platform.at
        yield from searching.files(at.folder / "logs")
        for cluster in self.platform.clusters():
            yield from ((str(file), file.read_bytes()) for file in cluster.folder.glob("*.log"))

    def metrics(self) -> Iterator[Content]:
        for service in SERVICES:
            yield service.name, requests.get(f"{self.platform.at.status(service.name)}/metrics", timeout=30).content

    def stored(self) -> Iterator[Content]:
        for cluster in self.platform.clusters():
            yield from searching.dumped(cluster)
            yield from searching.on_disk(cluster)


@contextmanager
def told() -> Iterator[Story]:
    cast = Cast(f"nm{token_hex(8)}")
    with restorable(list(cast.people()), [TRUST]) as platform:
        story = _live(platform, cast)
        _misbehave(story)
        story.note("before")
        story.look("stored before", story.stored())
        platform.copy()
        _erase(story)
        story.note("after")
        story.look("stored after", story.stored())
        _open_the_copy(story)
        _close_the_survey(story)
        platform.put_back()
        platform.settle()
        story.note("restored")
        _come_again(story)
        story.look("stored restored", story.stored())
        story.look("logs restored", story.logs())
        story.look("traces restored", searching.files(platform.at.traces))
        story.look("metrics restored", story.metrics())
        platform.stop()  # Most tests look at what was found; a platform that merely waits takes a tenth of a core.
        yield story


def _live(platform: Restorable, cast: Cast) -> Story:
    mark, own = f"mk{token_hex(8)}", f"ow{token_hex(8)}"
    life = Life(Asking(platform.at, (mark, own)), Words(cast, mark, own))
    platform.move(day(2021, 1, 13))
    life.onboard()
    life.apply()
    victim = cast.seniors[0]
    _park(platform, life.application(victim))
    life.accept()
    platform.settle()
    life.match()
    platform.settle()
    partner = life.partner(victim)
    platform.move(day(2021, 5, 5))
    life.write(victim, "2021-05-03")
    life.write(partner, "2021-05-04")
    named = f"vn{token_hex(8)}"
    life.name(partner, named)
    life.meet()
    _answer(platform, life, victim)
    naive = Naive(platform.data, f"nv{token_hex(8)}", life.id(victim))
    naive.live()
    values = sealed_values.standing(platform.data)
    story = Story(platform, life, victim, partner, naive, f"ky{token_hex(8)}", named, values)
    story.shown["partnership", "lived"] = life.partnership(victim)
    return story


def _park(platform: Restorable, application: UUID) -> None:
    """Every message to evaluation about this application becomes a dead letter."""
    with psycopg.connect(platform.data.url("evaluation")) as db:
        db.execute(
            "INSERT INTO parked_streams (tenant, topic, stream) VALUES (%s, %s, %s)",
            (TRUST, f"{TRUST}.recruitment", f"application-{application}"),
        )


def _answer(platform: Restorable, life: Life, last: str) -> None:
    """Over three days; `last` is the last. All wait for the survey's closing."""
    platform.move(day(2022, 1, 15))
    life.approve_survey()
    platform.move(day(2022, 2, 20))
    others = [person for person in life.cast.participants if person != last]
    for person in others[:11]:
        life.answer(person)
    platform.move(day(2022, 2, 21))
    for person in others[11:]:
        life.answer(person)
    platform.move(ANSWERED)
    life.answer(last)


def _misbehave(story: Story) -> None:
    asking, cast, platform = story.life.asking, story.life.cast, story.platform
    Misbehaving(asking, story.life.words.mark, story.key).everywhere([cast.anybody, cast.operator])
    for cluster in platform.clusters():
        _ask_in_vain(story, cluster)
    visitor, paths = Visitor(platform.at, cast.facilitator), ("/", "/cohorts", f"/cohorts/{story.life.cohort}")
    story.shown["pages", "before"] = [visitor.open(path).text for path in paths]
    story.look("refusals", list(asking.refusals.items()))
    story.look("metrics", story.metrics())


def _ask_in_vain(story: Story, away: PostgresServer) -> None:
    """Somebody writes while a cluster is away: what fails then is told, without what they wrote."""
    away.stop()
    partnership = f"/partnerships/{story.shown['partnership', 'lived']}"
    wanted = {"whose": "own", "text": story.life.words.mark}
    story.life.asking.ask("partnership_journal", story.partner, "POST", f"{partnership}/goals", wanted)
    away.start()


def _erase(story: Story) -> None:
    asking, victim = story.life.asking, story.victim
    request = asking.post("recruitment", victim, "/me/erasures")["id"]
    story.shown["asked twice", "held"] = asking.ask("recruitment", victim, "POST", "/me/erasures").body["code"]
    story.platform.move(ANSWERED + HOLD)
    granted = {"outcome": "granted", "words": f"granted {story.life.words.own}"}
    answer = asking.ask("recruitment", story.life.cast.anybody, "POST", f"/requests/{request}/answers", granted)
    assert answer.status == HTTPStatus.OK or answer.body["code"] == "answered_already"  # By the rule, nine times in ten.
    story.shown["erasure", "referred"] = answer.status == HTTPStatus.OK
    story.platform.settle()
    story.naive.erase()
    story.shown["again", "erased"] = asking.get("recruitment", victim, "/me")["id"]
    story.look("logs", story.logs())
    story.look("traces", searching.files(story.platform.at.traces))


def _open_the_copy(story: Story) -> None:
    """Somebody has the data cluster's copy from before, and everything else as it is today."""
    with workspace("copy") as folder, story.platform.opened_copy(Path(folder)) as copy:
        values = [entry for entry in sealed_values.standing(copy) if story.victims_id in entry.authors]
        story.shown["copy", "values"] = len(values)
        story.shown["copy", "opened"] = [
            text
            for entry in values
            for text in sealed_values.opened(story.platform.at, TRUST, entry.service, [entry.value])
            if text is not None
        ]
        story.shown["copy", "naive"] = story.naive.opened(copy)


def _close_the_survey(story: Story) -> None:
    story.platform.move(day(2022, 3, 15))
    path = f"/surveys/{story.life.survey}/respondents"
    story.shown["respondents", "after"] = story.life.asking.get("evaluation", story.life.cast.evaluator, path)
    ids = _of_ledgers(story.platform)
    told = [*story.logs(), *searching.files(story.platform.at.traces), *searching.dumped(story.platform.data)]
    elsewhere = [(place, content) for place, content in told if not place.endswith("evaluation")]
    story.shown["ledgers", "ids"] = ids
    story.shown["ledgers", "found"] = [place for place, content in elsewhere for id in ids if id.encode() in content]


def _of_ledgers(platform: Restorable) -> list[str]:
    """The ids of answers, and what the ledgers' events are known by."""
    with psycopg.connect(platform.data.url("evaluation")) as db:
        rows = db.execute(
            """SELECT jsonb_path_query_array(payload, '$.entries[*].id') || to_jsonb(ARRAY[id, correlation]) FROM events
               WHERE name IN ('evaluation.answers_entered.v1', 'evaluation.respondents_recorded.v1')"""
        )
        return [id for (ids,) in rows for id in ids]


def _come_again(story: Story) -> None:
    """The person who was erased signs in again, and tries everything that would be sealed."""
    life, asking, victim = story.life, story.life.asking, story.victim
    story.shown["again", "restored"] = asking.get("recruitment", victim, "/me")["id"]
    partnership = f"/partnerships/{story.shown['partnership', 'lived']}"
    story.shown["refused", "restored"] = [
        asking.ask(service, victim, "POST", path, body).body["code"]
        for service, path, body in (
            ("recruitment", f"/cohorts/{life.cohort}/applications", life.words.form(victim)),
            ("partnership_journal", f"{partnership}/goals", {"whose": "own", "text": life.words.mark}),
            ("evaluation", f"/surveys/{life.survey}/answers", life.words.said(victim)),
        )
    ]
