"""What two people who are paired get by e-mail, and what neither of them is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid4

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_demo.mail.sink import Inbox
from plp_kit.core.events import Origin
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.mail.smtp import Smtp, SmtpServer
from plp_kit.process.mailing import Mailer
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Person
from recruitment.ids import application_id
from recruitment.notices.use_cases.sending import send

PAGES: Final = "https://plp.rha.nhs.uk"
KINDS: Final = ("pair_published", "pair_opened", "pair_taken_back")


@dataclass(frozen=True)
class Two:
    """Ada and Ben, who take part; `said` is the texts of e-mails about their pair, by address."""

    trust: Trust
    service: RunningService
    mailer: Mailer
    inbox: Inbox
    cohort: str
    pair: UUID

    def post(self) -> None:
        while self.mailer.step():
            pass

    def post_only_to(self, person: Person) -> None:
        """That they were paired."""
        (notice,) = (each["notice"] for each in person.get("/me/data").body["notices"] if each["wording"] == KINDS[0])
        at = datetime.now(UTC)
        origin = Origin("deadline", at, uuid4())
        send(self.service.runtime.context("rha"), self.mailer.outgoing, UUID(notice), origin, at)

    def published(self) -> None:
        self._matching("PairsPublished", pairs=[{"partnership": self.pair, **self._people}])

    def unpublished(self) -> None:
        self._matching("PairsUnpublished", partnerships=[self.pair])

    def opened(self) -> None:
        self._journal("PartnershipOpened")

    def refused(self) -> None:
        """One of them has said that it cannot work."""
        self._journal("PartnershipEnded", how="taken_back")

    def ended(self) -> None:
        self._journal("PartnershipEnded", how="ended")

    def states(self, of: Person) -> dict[str, str]:
        """Of the e-mails about the pair, as the person's own data have them."""
        notices = of.get("/me/data").body["notices"]
        return {each["wording"]: each["state"] for each in notices if each["wording"] in KINDS}

    def both(self) -> dict[str, str]:
        ada, ben = self.states(self.trust.ada), self.states(self.trust.ben)
        assert ada == ben
        return ada

    def got(self, whose: str) -> int:
        """How many e-mails about a pair have come to somebody."""
        mails = [mail for mail in self.inbox.mails if mail["To"] == self.trust.address(whose)]
        return sum(f"{PAGES}/partner." in mail.get_content() for mail in mails)

    @property
    def _people(self) -> dict[str, object]:
        return {"cohort": self.cohort, "senior": self.trust.ada.id, "colleague": self.trust.ben.id}

    def _matching(self, name: str, **fact: object) -> None:
        body = {"round": uuid4(), "cohort": self.cohort, **fact}
        assert self.service.receive(Topic("rha", "matching"), f"matching.{name}.v1", body) is None

    def _journal(self, name: str, **fact: object) -> None:
        body = {"partnership": self.pair, **self._people, **fact}
        assert self.service.receive(Topic("rha", "partnership_journal"), f"partnership_journal.{name}.v1", body) is None


@pytest.fixture
def two(trust: Trust, service: RunningService, mail_server: SmtpServer, inbox: Inbox) -> Two:
    """Told already that they were accepted."""
    mailer = Mailer(trust.service.runtime, send, Outgoing(Smtp(mail_server), PAGES))
    made = Two(trust, service, mailer, inbox, trust.cohort(), uuid4())
    for person, name in ((trust.ada, "ada"), (trust.ben, "ben")):
        assert person.post("/me/contacts", {"name": name.title(), "address": trust.address(name)}).status == 200
        trust.apply(person, made.cohort)
        assert trust.accept(str(application_id(UUID(made.cohort), person.id))).status == 200
    made.post()
    return made


def test_both_are_told_when_they_are_paired_when_it_opens_and_when_it_is_taken_back(two: Two) -> None:
    for number, happens in enumerate((two.published, two.opened, two.refused), start=1):
        happens()
        two.post()
        assert (two.got("ada"), two.got("ben")) == (number, number)
    assert two.both() == dict.fromkeys(KINDS, "sent")


def test_what_became_of_a_pair_cannot_be_told_from_an_email(two: Two) -> None:
    for happens in (two.published, two.opened, two.refused):
        happens()
        two.post()
    mails = [mail for mail in two.inbox.mails if f"{PAGES}/partner." in mail.get_content()]
    assert {mail["Subject"] for mail in mails} == {"There is something for you"}
    (text,) = {mail.get_content() for mail in mails}
    assert not any(word in text for word in ("Ada", "Ben", "taken", "cannot", "First cohort", str(two.pair)))


@pytest.mark.parametrize("taken_back", [Two.unpublished, Two.refused])
def test_nobody_is_told_of_a_pair_that_was_taken_back_before_either_was_told(two: Two, taken_back: Callable[[Two], None]) -> None:
    two.published()
    taken_back(two)
    two.post()
    assert (two.got("ada"), two.got("ben")) == (0, 0)
    assert two.both() == {"pair_published": "dropped", "pair_taken_back": "dropped"}


def test_the_other_is_told_too_that_it_was_taken_back_where_one_was_told(two: Two) -> None:
    two.published()
    two.post_only_to(two.trust.ada)
    two.unpublished()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (2, 1)
    assert two.states(two.trust.ben) == {"pair_published": "dropped", "pair_taken_back": "sent"}


def test_it_is_told_once_that_a_pair_was_taken_back_whoever_says_so_first(two: Two) -> None:
    two.published()
    two.post()
    two.refused()
    two.unpublished()
    two.refused()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (2, 2)


def test_a_pair_that_opens_before_it_was_told_is_told_once(two: Two) -> None:
    two.published()
    two.opened()
    two.post()
    assert two.both() == {
        "pair_published": "dropped",
        "pair_opened": "sent",
    }
    assert two.got("ada") == 1


def test_facts_in_another_order_are_told_alike(two: Two) -> None:
    """The journal may be ahead of matching."""
    two.opened()
    two.published()
    two.post()
    assert two.both() == {"pair_published": "dropped", "pair_opened": "sent"}


def test_a_pair_of_which_recruitment_hears_when_it_was_taken_back_already_is_told_to_nobody(two: Two) -> None:
    two.refused()
    two.opened()
    two.published()
    two.post()
    assert two.both() == dict.fromkeys(KINDS, "dropped")


def test_a_partnership_that_has_ended_is_not_told_as_open(two: Two) -> None:
    two.opened()
    two.ended()
    two.post()
    assert two.both() == {"pair_published": "dropped", "pair_opened": "dropped"}


def test_nobody_is_written_to_whose_data_are_restricted_who_is_gone_or_takes_part_no_more(two: Two) -> None:
    assert two.trust.ada.post("/me/requests", {"kind": "restriction", "words": "For now"}).status == 201
    two.published()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (0, 1)
    ben = application_id(UUID(two.cohort), two.trust.ben.id)
    assert two.trust.ben.post(f"/applications/{ben}/withdrawals").status == 200
    two.opened()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (0, 1)


def test_somebody_who_is_erased_is_not_told(two: Two) -> None:
    two.trust.erase(two.trust.ada, datetime(2021, 3, 20, 12, tzinfo=UTC))
    two.published()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (0, 1)


def test_facilitators_see_how_many_emails_about_pairs_have_come_how_far(two: Two) -> None:
    two.published()
    overview = two.trust.facilitator.get(f"/cohorts/{two.cohort}/notices/overview").body
    by_state = {kind["wording"]: kind["by_state"] for kind in overview["kinds"]}
    assert (by_state["pair_published"], by_state["pair_opened"]) == ({"waiting": 2}, {})
    listed = two.trust.facilitator.list(f"/cohorts/{two.cohort}/notices")
    assert [(each["trigger"], each["state"]) for each in listed if each["wording"] in KINDS] == [("PairRecorded", "waiting")] * 2


def test_how_far_emails_about_a_pair_came_is_forgotten_with_those_about_applications(two: Two) -> None:
    two.published()
    two.post()
    two.trust.until(datetime(2023, 7, 21, 12, tzinfo=UTC))
    assert two.trust.facilitator.list(f"/cohorts/{two.cohort}/notices") == []
    two.refused()
    two.post()
    assert (two.got("ada"), two.got("ben")) == (1, 1)
