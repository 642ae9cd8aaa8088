"""A person's data: restricted by asking; erased after seven days, by rule or by a person; never by silence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from plp_testkit.story import Story
from recruitment.people import decider as people
from recruitment.people import events
from recruitment.people.decider import Command
from recruitment.people.events import Event
from recruitment.trusts.clean_erasures import DRAWS, CleanErasures, is_looked_at

ASKED_AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
DUE_AT = datetime(2021, 6, 8, 9, 30, tzinfo=UTC)
ERASURE, OTHER = UUID(int=1), UUID(int=2)
ASKED = events.ErasureAsked(ERASURE, DUE_AT, freshly_signed_in=True)
RESTRICTED, FREE = events.RestrictionChanged(restricted=True), events.RestrictionChanged(restricted=False)
RULE = CleanErasures("DPIA-7")
CLEAN = people.DecideErasure(DUE_AT, draw=1, rule=RULE, preserved=False)

known: Story[Command, Event] = Story(people.people)
asked = known.given(ASKED, RESTRICTED)
referred = asked.given(events.ErasureReferred(ERASURE))
by_rule = asked.given(events.ErasureGranted())
by_a_person = referred.given(events.ErasureGranted())
begun = by_rule.given(events.ErasureBegun(ERASURE))
erased = begun.given(events.PersonErased())


def test_asking_restricts_at_once_and_may_be_taken_back_for_seven_days() -> None:
    known.when(people.AskErasure(ERASURE, ASKED_AT, freshly_signed_in=True, rule=RULE)).then(ASKED, RESTRICTED)
    asked.when(people.AskErasure(OTHER, ASKED_AT, freshly_signed_in=True, rule=RULE)).refused(people.ERASURE_ASKED_ALREADY)
    asked.when(replace(CLEAN, at=DUE_AT - timedelta(seconds=1))).refused(people.ERASURE_NOT_DUE)


@pytest.mark.parametrize("story", [asked, referred], ids=["asked", "looked at"])
def test_it_may_be_taken_back_until_it_begins(story: Story[Command, Event]) -> None:
    story.when(people.RetractErasure()).then(events.ErasureRetracted(), FREE)
    story.given(events.ErasureRetracted()).when(people.RetractErasure()).refused(people.ERASURE_NOT_ASKED)


@pytest.mark.parametrize("story", [by_rule, by_a_person, begun], ids=["by rule", "by a person", "begun"])
def test_afterwards_it_is_not_taken_back(story: Story[Command, Event]) -> None:
    story.when(people.RetractErasure()).refused(people.ERASURE_BEGUN)


@pytest.mark.parametrize(("rule", "days"), [(None, 7), (RULE, 7), (CleanErasures("DPIA-7", wait_days=10), 10)])
def test_everybody_waits_as_long_as_the_trusts_settings_say(rule: CleanErasures | None, days: int) -> None:
    asking = people.AskErasure(ERASURE, ASKED_AT, freshly_signed_in=True, rule=rule)
    known.when(asking).then(events.ErasureAsked(ERASURE, ASKED_AT + timedelta(days=days), freshly_signed_in=True), RESTRICTED)


@pytest.mark.parametrize("one_in", range(1, 11))
def test_a_person_looks_at_exactly_one_case_in_so_many(one_in: int) -> None:
    rule = CleanErasures("DPIA-7", looked_at_one_in=one_in)
    assert sum(is_looked_at(rule, draw) for draw in range(DRAWS)) * one_in == DRAWS


def test_a_clean_case_is_decided_by_rule() -> None:
    asked.when(CLEAN).then(events.ErasureGranted())


@pytest.mark.parametrize(
    ("story", "command"),
    [
        (asked, replace(CLEAN, draw=20)),
        (asked, replace(CLEAN, rule=None)),
        (asked, replace(CLEAN, preserved=True)),
        (asked, replace(CLEAN, open_elsewhere=frozenset({OTHER}))),
        (known.given(replace(ASKED, freshly_signed_in=False)), CLEAN),
        (known.given(events.RequestOpened(OTHER, restricts=False), ASKED), CLEAN),
        (asked.given(events.RequestOpened(OTHER, restricts=True)), CLEAN),
    ],
    ids=[
        *("drawn", "no rule is approved", "preserved", "a request under another id"),
        *("no fresh sign-in", "a request before it", "a request after it"),
    ],
)
def test_every_other_case_is_looked_at_by_a_person_and_says_nothing_else(story: Story[Command, Event], command: Command) -> None:
    story.when(command).then(events.ErasureReferred(ERASURE))


def test_the_rule_looks_once() -> None:
    referred.when(CLEAN).refused(people.ERASURE_DECIDED)
    by_rule.when(CLEAN).refused(people.ERASURE_DECIDED)


def test_an_erasure_is_asked_for_under_one_id_and_restricts_the_others_until_it_is_settled() -> None:
    elsewhere = people.AskErasure(OTHER, ASKED_AT, freshly_signed_in=True, rule=RULE, asked_elsewhere=True)
    known.when(elsewhere).refused(people.ERASURE_ASKED_ALREADY)
    opened = known.given(events.RequestOpened(OTHER, restricts=True), RESTRICTED)
    opened.when(people.OpenRequest(OTHER, restricts=True)).then()


def test_an_erasure_that_begins_under_another_id_begins_here_whatever_was_asked_here() -> None:
    known.when(people.BeginJoined(OTHER)).then(events.ErasureBegun(OTHER))
    for story in (asked, referred, by_rule):
        story.when(people.BeginJoined(OTHER)).then(events.ErasureBegun(ERASURE))
    begun.when(people.BeginJoined(OTHER)).refused(people.ERASURE_BEGUN)
    erased.when(people.BeginJoined(OTHER)).refused(people.ERASED_ALREADY)


def test_the_request_itself_which_is_open_under_the_other_ids_does_not_matter() -> None:
    asked.when(replace(CLEAN, open_elsewhere=frozenset({ERASURE}))).then(events.ErasureGranted())


def test_a_request_that_was_answered_does_not_matter() -> None:
    answered = (events.RequestOpened(OTHER, restricts=True), events.RequestSettled(OTHER, restricts=True))
    known.given(*answered, ASKED).when(CLEAN).then(events.ErasureGranted())


def test_the_decision_maker_decides_what_waits_for_them_and_nothing_else() -> None:
    referred.when(people.GrantErasure(preserved=False)).then(events.ErasureGranted())
    referred.when(people.GrantErasure(preserved=True)).refused(people.PRESERVED)
    referred.when(people.RefuseErasure()).then(events.ErasureRefused(), FREE)
    for story in (asked, by_rule, by_a_person):
        story.when(people.RefuseErasure()).refused(people.ERASURE_NOT_REFERRED)
        story.when(people.GrantErasure(preserved=False)).refused(people.ERASURE_NOT_REFERRED)


@pytest.mark.parametrize("story", [asked, referred], ids=["asked", "looked at"])
def test_silence_destroys_nothing(story: Story[Command, Event]) -> None:
    for command in (people.BeginErasure(), people.ReferErasure(), people.ConfirmErased()):
        story.when(command).refused(people.ERASURE_NOT_GRANTED)
    known.when(people.BeginErasure()).refused(people.ERASURE_NOT_ASKED)


def test_it_is_on_record_that_it_begins_before_any_key_is_destroyed() -> None:
    by_rule.when(people.BeginErasure()).then(events.ErasureBegun(ERASURE))
    by_rule.when(people.ConfirmErased()).refused(people.ERASURE_NOT_GRANTED)
    begun.when(people.BeginErasure()).refused(people.ERASURE_BEGUN)
    begun.when(people.ConfirmErased()).then(events.PersonErased())


def test_a_hold_that_comes_between_leaves_it_looked_at_by_a_person_in_either_case() -> None:
    """Of the second the person sees nothing: it was looked at before."""
    by_rule.when(people.ReferErasure()).then(events.ErasureReferred(ERASURE))
    by_a_person.when(people.ReferErasure()).then(events.ErasureSuspended())
    for event in (events.ErasureGranted, events.ErasureSuspended):
        assert event in events.UNSEEN
    for history in (by_rule.given(events.ErasureReferred(ERASURE)), by_a_person.given(events.ErasureSuspended())):
        history.when(people.RetractErasure()).then(events.ErasureRetracted(), FREE)


@pytest.mark.parametrize(
    "command", [people.RefuseErasure(), people.OpenRequest(OTHER, restricts=True), people.EndRestrictions(known=True), CLEAN]
)
def test_nothing_stops_an_erasure_that_has_begun(command: Command) -> None:
    begun.when(command).refused(people.ERASURE_BEGUN)
    erased.when(command).refused(people.ERASED_ALREADY)


@pytest.mark.parametrize("story", [known, begun])
def test_that_the_vault_has_erased_somebody_is_recorded_at_any_time(story: Story[Command, Event]) -> None:
    story.when(people.RecordErased()).then(events.PersonErased())


@pytest.mark.parametrize("story", [asked, referred, by_rule])
def test_with_it_an_erasure_that_was_asked_for_is_carried_out(story: Story[Command, Event]) -> None:
    story.when(people.RecordErased()).then(events.ErasureBegun(ERASURE), events.PersonErased())


def test_a_request_restricts_until_it_is_refused_or_the_restriction_is_ended() -> None:
    known.when(people.OpenRequest(OTHER, restricts=True)).then(events.RequestOpened(OTHER, restricts=True), RESTRICTED)
    known.when(people.OpenRequest(OTHER, restricts=False)).then(events.RequestOpened(OTHER, restricts=False))
    opened = known.given(events.RequestOpened(OTHER, restricts=True), RESTRICTED)
    opened.when(people.SettleRequest(OTHER, restricts=False)).then(events.RequestSettled(OTHER, restricts=False), FREE)
    opened.when(people.SettleRequest(OTHER, restricts=True)).then(events.RequestSettled(OTHER, restricts=True))
    opened.when(people.EndRestrictions(known=True)).refused(people.NOT_RESTRICTED)
    granted = opened.given(events.RequestSettled(OTHER, restricts=True))
    granted.when(people.EndRestrictions(known=True)).then(events.RestrictionsEnded(), FREE)
    granted.when(people.EndRestrictions(known=False)).refused(people.NO_SUCH_PERSON)


def test_what_restricts_already_changes_nothing_that_others_see() -> None:
    asked.when(people.OpenRequest(OTHER, restricts=True)).then(events.RequestOpened(OTHER, restricts=True))
    both = asked.given(events.RequestOpened(OTHER, restricts=True))
    both.when(people.RetractErasure()).then(events.ErasureRetracted())
    known.when(people.SettleRequest(OTHER, restricts=False)).then()


@pytest.mark.parametrize(
    ("event", "others", "own"),
    [
        (events.RequestOpened(OTHER, restricts=True), people.NOT_AVAILABLE, None),
        (ASKED, people.NOT_AVAILABLE, None),
        (events.RequestOpened(OTHER, restricts=False), None, None),
        (events.ErasureBegun(ERASURE), people.GONE, people.GONE),
        (events.PersonErased(), people.GONE, people.GONE),
    ],
)
def test_restriction_objection_and_erasure_look_the_same_to_others(event: Event, others: object, own: object) -> None:
    state = people.people.replay([event])
    assert (people.hidden(state, own=False), people.hidden(state, own=True)) == (others, own)
