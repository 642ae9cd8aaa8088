"""When a notice is sent, tried again and given up."""

from datetime import UTC, datetime, timedelta

import pytest

from plp_testkit.story import Story
from recruitment.notices import decider as notices
from recruitment.notices.decider import Command, Event

NOON = datetime(2021, 1, 4, 12, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
BEGUN = notices.NoticeBegun(1, NOON + notices.KEPT_FOR)
DEFERRED = notices.NoticeDeferred("451", NOON + A_MINUTE)
BEGIN, DEFER = notices.BeginSending(NOON), notices.RecordDeferred(1, "451", NOON)

waiting: Story[Command, Event] = Story(notices.notices)
begun = waiting.given(BEGUN)
deferred = begun.given(DEFERRED)
done = [begun.given(last) for last in (notices.NoticeSent(), notices.NoticeRefused("550"), notices.NoticeDropped())]


def test_a_notice_is_begun_and_then_what_became_of_it_is_recorded() -> None:
    waiting.when(BEGIN).then(BEGUN)
    begun.when(notices.RecordSent()).then(notices.NoticeSent())
    begun.when(notices.RecordRefused("550")).then(notices.NoticeRefused("550"))
    begun.when(DEFER).then(DEFERRED)


def test_what_was_sent_and_comes_back_is_recorded_once() -> None:
    sent, back = begun.given(notices.NoticeSent()), notices.RecordReturned("5.1.1")
    sent.when(back).then(notices.NoticeReturned("5.1.1"))
    sent.given(notices.NoticeReturned("5.1.1")).when(back).refused(notices.NOT_SENT)
    for story in (waiting, begun, deferred, *done[1:]):
        story.when(back).refused(notices.NOT_SENT)


def test_at_a_quiet_time_nothing_is_begun_and_it_waits_until_that_is_over() -> None:
    morning = NOON + timedelta(hours=20)
    put_off = notices.NoticePutOff(morning)
    waiting.when(notices.BeginSending(NOON, quiet_until=morning)).then(put_off)
    waiting.given(put_off).when(BEGIN).refused(notices.NOT_YET)
    waiting.given(put_off).when(notices.BeginSending(morning)).then(notices.NoticeBegun(1, morning + notices.KEPT_FOR))


def test_nobody_else_sends_what_is_being_sent_until_it_must_have_broken_off() -> None:
    early, late = NOON + notices.KEPT_FOR - A_MINUTE, NOON + notices.KEPT_FOR
    begun.when(notices.BeginSending(early)).refused(notices.NOT_YET)
    begun.when(notices.BeginSending(late)).then(notices.NoticeBegun(2, late + notices.KEPT_FOR))


def test_what_was_deferred_waits_for_its_pause() -> None:
    deferred.when(BEGIN).refused(notices.NOT_YET)
    again = notices.BeginSending(NOON + A_MINUTE)
    deferred.when(again).then(notices.NoticeBegun(2, again.at + notices.KEPT_FOR))


def test_pauses_grow_and_after_four_days_it_is_given_up() -> None:
    story, at, waited = waiting, NOON, []
    for attempt, pause in enumerate(notices.PAUSES, 1):
        story = story.given(notices.NoticeBegun(attempt, at + notices.KEPT_FOR))
        put_off = notices.NoticeDeferred("451", at + pause)
        story.when(notices.RecordDeferred(attempt, "451", at)).then(put_off)
        story, at = story.given(put_off), put_off.again_at
        waited.append(pause)
    assert waited == sorted(waited)
    assert timedelta(days=3) < at - NOON < timedelta(days=5)
    last = len(notices.PAUSES) + 1
    story.given(notices.NoticeBegun(last, at + notices.KEPT_FOR)).when(notices.RecordDeferred(last, "451", at)).then(
        notices.NoticeRefused(notices.GIVEN_UP)
    )


def test_an_attempt_that_was_thought_broken_off_may_still_say_that_it_was_sent_and_nothing_else() -> None:
    second = begun.given(notices.NoticeBegun(2, NOON + 2 * notices.KEPT_FOR))
    second.when(notices.RecordSent()).then(notices.NoticeSent())
    second.when(DEFER).refused(notices.NOT_BEGUN)
    deferred.when(notices.RecordRefused("550")).refused(notices.NOT_BEGUN)


@pytest.mark.parametrize("command", [notices.RecordSent(), DEFER, notices.RecordRefused("550")])
def test_nothing_becomes_of_what_was_not_begun(command: Command) -> None:
    waiting.when(command).refused(notices.NOT_BEGUN)


@pytest.mark.parametrize("story", [waiting, begun, deferred])
def test_a_notice_for_nobody_is_dropped(story: Story[Command, Event]) -> None:
    story.when(notices.DropNotice()).then(notices.NoticeDropped())


@pytest.mark.parametrize("story", done)
@pytest.mark.parametrize("command", [BEGIN, notices.RecordSent(), DEFER, notices.DropNotice()])
def test_what_is_done_stays_done(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(notices.DONE)
