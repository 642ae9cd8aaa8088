"""Which signposts a trust may publish, and which it has not entered yet."""

from dataclasses import replace
from datetime import date

import pytest

from plp_testkit.story import Story
from recruitment.signposts import decider as signposts
from recruitment.signposts.decider import KINDS, Command, Event, Signpost, SignpostsWritten, WriteSignposts

GUARDIAN = Signpost("speak_up_guardian", "Guardian's office", "0115 496 0000", None, None, "9am to 5pm", date(2022, 1, 4))
UNION = replace(GUARDIAN, kind="hr_and_union", name="Union office", telephone=None, email="union@example.nhs.uk")
UNREACHABLE = replace(GUARDIAN, telephone=None)

unwritten: Story[Command, Event] = Story(signposts.signposts)
written = unwritten.given(SignpostsWritten((GUARDIAN,)))


def test_all_are_written_in_the_place_of_those_before() -> None:
    written.when(WriteSignposts((UNION, GUARDIAN))).then(SignpostsWritten((UNION, GUARDIAN)))
    written.when(WriteSignposts(())).then(SignpostsWritten(()))


def test_writing_the_same_again_changes_nothing() -> None:
    written.when(WriteSignposts((GUARDIAN,))).then()


def test_a_signpost_that_nobody_can_reach_is_refused() -> None:
    written.when(WriteSignposts((UNION, UNREACHABLE))).refused(signposts.SIGNPOST_UNREACHABLE)


@pytest.mark.parametrize("name", ["Guardian's office", " guardian's OFFICE"])
def test_the_same_signpost_twice_is_refused(name: str) -> None:
    unwritten.when(WriteSignposts((GUARDIAN, replace(GUARDIAN, name=name)))).refused(signposts.SIGNPOST_REPEATED)


def test_a_trust_may_have_several_of_a_kind_and_kinds_of_its_own() -> None:
    several = (GUARDIAN, replace(GUARDIAN, name="Deputy"), replace(GUARDIAN, kind="chaplaincy"))
    unwritten.when(WriteSignposts(several)).then(SignpostsWritten(several))


def test_every_kind_that_is_not_entered_is_missing() -> None:
    assert signposts.missing(()) == KINDS
    assert signposts.missing((GUARDIAN, UNION)) == tuple(kind for kind in KINDS if kind not in {GUARDIAN.kind, UNION.kind})
    assert signposts.missing(replace(GUARDIAN, kind=kind) for kind in KINDS) == ()
