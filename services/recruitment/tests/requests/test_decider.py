"""Requests about one's data, and their clocks."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.dates import months_after
from recruitment.ids import PersonId
from recruitment.requests import commands
from recruitment.requests import decider as requests
from recruitment.requests.commands import Command
from recruitment.requests.decider import Event
from recruitment.requests.grounds import GROUNDS, Clock, Ground, Outcome, RequestKind

ADA, OFFICER, MAKER = PersonId(UUID(int=1)), PersonId(UUID(int=3)), PersonId(UUID(int=4))
WORDS = Sealed(KeyId(UUID(int=2)), "request-1", "words", "sealed")
MADE_ON, ANSWER_BY = date(2021, 1, 31), date(2021, 2, 28)
ANSWER = requests.RunningClock(Clock.ANSWER, ANSWER_BY, late_on=date(2021, 3, 1))
ACKNOWLEDGEMENT = requests.RunningClock(Clock.ACKNOWLEDGEMENT, date(2021, 3, 2), late_on=date(2021, 3, 3))
MONTHS, ANSWERED_ON, KEPT_UNTIL = 72, date(2021, 2, 10), date(2027, 2, 10)
COMPLAINT = requests.RequestMade(ADA, RequestKind.COMPLAINT, WORDS, (ANSWER, ACKNOWLEDGEMENT), MONTHS)

unmade: Story[Command, Event] = Story(requests.requests)
complained = unmade.given(COMPLAINT)
REFUSE = commands.Answer(MAKER, Outcome.REFUSED, Ground.NOT_UPHELD, WORDS, ANSWERED_ON)
GRANT = commands.Answer(MAKER, Outcome.GRANTED, None, WORDS, ANSWERED_ON)
REFUSED = requests.RequestAnswered(ADA, Outcome.REFUSED, Ground.NOT_UPHELD, WORDS, restricts=False, retain_until=KEPT_UNTIL)
answered = complained.given(REFUSED)
erasure = unmade.given(requests.RequestMade(ADA, RequestKind.ERASURE, None, (ANSWER,), MONTHS))
referred = erasure.given(requests.RequestReferred())


def test_a_complaint_is_acknowledged_within_thirty_days_and_the_rest_answered_within_a_month() -> None:
    """On the day after it is late."""
    unmade.when(commands.MakeRequest(ADA, RequestKind.COMPLAINT, WORDS, MADE_ON, MONTHS)).then(COMPLAINT)
    objection = requests.RequestMade(ADA, RequestKind.OBJECTION, WORDS, (ANSWER,), MONTHS)
    unmade.when(commands.MakeRequest(ADA, RequestKind.OBJECTION, WORDS, MADE_ON, MONTHS)).then(objection)


def test_a_month_ends_with_a_shorter_one() -> None:
    assert months_after(MADE_ON, 1) == ANSWER_BY
    assert months_after(date(2021, 12, 15), 13) == date(2023, 1, 15)


def test_what_ran_out_is_on_record_and_may_still_be_done() -> None:
    complained.when(commands.RunOut(Clock.ACKNOWLEDGEMENT)).then(requests.ClockRanOut(Clock.ACKNOWLEDGEMENT))
    late = complained.given(requests.ClockRanOut(Clock.ACKNOWLEDGEMENT))
    late.when(commands.Acknowledge(OFFICER)).then(requests.RequestAcknowledged())


def test_what_was_done_in_time_does_not_run_out() -> None:
    acknowledged = complained.given(requests.RequestAcknowledged())
    acknowledged.when(commands.RunOut(Clock.ACKNOWLEDGEMENT)).refused(requests.IN_TIME)
    acknowledged.when(commands.RunOut(Clock.ANSWER)).then(requests.ClockRanOut(Clock.ANSWER))


def test_a_request_is_answered_once() -> None:
    complained.when(REFUSE).then(REFUSED)
    answered.when(GRANT).refused(requests.ANSWERED_ALREADY)
    answered.when(commands.RunOut(Clock.ANSWER)).refused(requests.ANSWERED_ALREADY)


@pytest.mark.parametrize("kind", [kind for kind in RequestKind if kind is not RequestKind.ERASURE])
@pytest.mark.parametrize("outcome", Outcome)
def test_restrictions_and_objections_restrict_unless_they_are_refused(kind: RequestKind, outcome: Outcome) -> None:
    ground = None if outcome is Outcome.GRANTED else Ground.UNFOUNDED_OR_EXCESSIVE
    restricts = kind in {RequestKind.RESTRICTION, RequestKind.OBJECTION} and outcome is not Outcome.REFUSED
    asked = unmade.given(requests.RequestMade(ADA, kind, WORDS, (ANSWER,), MONTHS))
    answer = requests.RequestAnswered(ADA, outcome, ground, WORDS, restricts, KEPT_UNTIL)
    asked.when(commands.Answer(MAKER, outcome, ground, WORDS, ANSWERED_ON)).then(answer)


@pytest.mark.parametrize(
    ("outcome", "ground"),
    [
        (Outcome.REFUSED, None),
        (Outcome.GRANTED_IN_PART, None),
        (Outcome.REFUSED, Ground.LEGAL_CLAIM),
        (Outcome.GRANTED, Ground.NOT_UPHELD),
    ],
)
def test_a_refusal_has_a_ground_that_fits_and_a_grant_has_none(outcome: Outcome, ground: Ground | None) -> None:
    complained.when(commands.Answer(MAKER, outcome, ground, WORDS, ANSWERED_ON)).refused(requests.GROUND_UNFIT)


def test_an_erasure_is_refused_on_the_grounds_of_the_law_alone() -> None:
    """UK GDPR Art. 17(3): expression, legal obligation or public task, public health, archiving and research, legal claims."""
    of_17_3 = {
        "freedom_of_expression",
        "legal_obligation",
        "public_task",
        "public_health",
        "archiving_or_research",
        "legal_claim",
    }
    of_12_and_17_1 = {"unfounded_or_excessive", "identity_not_confirmed", "conditions_not_met"}
    assert set(GROUNDS[RequestKind.ERASURE]) == of_17_3 | of_12_and_17_1
    assert set(GROUNDS) == set(RequestKind)


def test_an_erasure_waits_for_the_decision_maker_once_the_rule_has_referred_it() -> None:
    refuse = commands.Answer(MAKER, Outcome.REFUSED, Ground.LEGAL_CLAIM, WORDS, ANSWERED_ON)
    erasure.when(refuse).refused(requests.NOT_REFERRED)
    erasure.when(commands.Refer()).then(requests.RequestReferred())
    referred.when(commands.Refer()).refused(requests.REFERRED_ALREADY)
    refused = requests.RequestAnswered(ADA, Outcome.REFUSED, Ground.LEGAL_CLAIM, WORDS, restricts=False, retain_until=KEPT_UNTIL)
    referred.when(refuse).then(refused)
    part = commands.Answer(MAKER, Outcome.GRANTED_IN_PART, Ground.LEGAL_CLAIM, WORDS, ANSWERED_ON)
    referred.when(part).refused(requests.NOT_IN_PART)


@pytest.mark.parametrize("kind", RequestKind)
def test_only_an_erasure_is_taken_back_or_carried_out(kind: RequestKind) -> None:
    asked = unmade.given(requests.RequestMade(ADA, kind, None, (ANSWER,), MONTHS))
    if kind is RequestKind.ERASURE:
        retracted = requests.RequestRetracted(KEPT_UNTIL)
        asked.when(commands.Retract(ANSWERED_ON)).then(retracted)
        asked.given(retracted).when(commands.Retract(ANSWERED_ON)).refused(requests.RETRACTED_ALREADY)
        done = requests.RequestAnswered(ADA, Outcome.GRANTED, None, None, restricts=False, retain_until=KEPT_UNTIL)
        asked.when(commands.CarryOut(ANSWERED_ON)).then(done)
    else:
        for command in (commands.Retract(ANSWERED_ON), commands.CarryOut(ANSWERED_ON), commands.Refer()):
            asked.when(command).refused(requests.NOT_RETRACTABLE)


@pytest.mark.parametrize("command", [commands.Acknowledge(ADA), commands.Advise(ADA, WORDS), replace(REFUSE, by=ADA)])
def test_nobody_deals_with_their_own_request(command: Command) -> None:
    complained.when(command).refused(requests.OWN_REQUEST)


def test_advice_is_for_the_decision_maker_alone() -> None:
    complained.when(commands.Advise(OFFICER, WORDS)).then(requests.RequestAdvised(WORDS))
    assert requests.RequestAdvised in requests.UNSEEN


def test_nobody_answers_what_nobody_asked() -> None:
    unmade.when(commands.Acknowledge(OFFICER)).refused(requests.NO_SUCH_REQUEST)


@pytest.mark.parametrize("closed", [answered, erasure.given(requests.RequestRetracted(KEPT_UNTIL))])
def test_what_was_written_in_a_request_is_kept_for_the_trusts_months_after_it_is_closed(closed: Story[Command, Event]) -> None:
    closed.when(commands.EndRetention(KEPT_UNTIL - timedelta(days=1))).refused(requests.STILL_KEPT)
    closed.when(commands.EndRetention(KEPT_UNTIL)).then(requests.RequestRetentionEnded())
    ended = closed.given(requests.RequestRetentionEnded())
    ended.when(commands.EndRetention(KEPT_UNTIL)).refused(requests.RETENTION_ENDED_ALREADY)


def test_what_was_written_in_an_open_request_is_kept_however_old_it_is() -> None:
    late = complained.given(requests.ClockRanOut(Clock.ANSWER))
    late.when(commands.EndRetention(date.max)).refused(requests.STILL_KEPT)


def test_the_end_of_retention_spends_words_advice_and_answer() -> None:
    advised, reason = (Sealed(KeyId(UUID(int=key)), "request-1", "other", "sealed") for key in (11, 12))
    history: list[Event] = [COMPLAINT, requests.RequestAdvised(advised), replace(REFUSED, reason=reason)]
    assert set(requests.spends(history, requests.RequestRetentionEnded())) == {WORDS.key, advised.key, reason.key}
    assert list(requests.spends(history, requests.RequestAcknowledged())) == []


BEGUN = requests.RequestAnswered(ADA, Outcome.GRANTED, None, None, restricts=False, retain_until=KEPT_UNTIL)
KEPT = requests.RequestAddressKept(WORDS)
begun = erasure.given(BEGUN)


def test_an_address_is_kept_once_to_tell_that_an_erasure_is_done_and_then_forgotten() -> None:
    begun.when(commands.KeepAddress(WORDS)).then(KEPT)
    kept = begun.given(KEPT)
    kept.when(commands.KeepAddress(WORDS)).refused(requests.ADDRESS_KEPT_ALREADY)
    forgotten = requests.RequestAddressForgotten(WORDS.key)
    kept.when(commands.ForgetAddress()).then(forgotten)
    kept.given(forgotten).when(commands.ForgetAddress()).then()
    kept.given(forgotten).when(commands.KeepAddress(WORDS)).refused(requests.ADDRESS_KEPT_ALREADY)
    assert list(requests.spends([BEGUN, KEPT], forgotten)) == [WORDS.key]


def test_no_address_is_kept_of_what_has_not_begun_or_is_no_erasure() -> None:
    for story in (erasure, referred, complained, answered, erasure.given(requests.RequestRetracted(KEPT_UNTIL))):
        story.when(commands.KeepAddress(WORDS)).refused(requests.NOT_CARRIED_OUT)
