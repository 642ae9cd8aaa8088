"""The list that is written in the place of the one before: of two requests that are alike both write the same."""

from datetime import date

import msgspec
from msgspec.structs import replace

from portal.signposts.calls import ReadSignpost, Signpost, Signposts
from portal.signposts.present import id_of, sent, shown, with_one, without

GUARDIAN = ReadSignpost("speak_up_guardian", "Speak up office", "01632 960001", None, None, None, date(2022, 2, 16))
UNION = ReadSignpost("hr_and_union", "Union office", None, "union@example.nhs.uk", None, "Mondays", date(2022, 2, 16))
LISTED = Signposts((GUARDIAN, UNION), ("safeguarding",), (1,))
ADDED = Signpost("safeguarding", "Safeguarding team", "01632 960004", None, None, None, date(2022, 2, 16))


def then(listed: Signposts, written: tuple[Signpost, ...]) -> Signposts:
    """As it is shown once it is written."""
    read = tuple(ReadSignpost(**msgspec.structs.asdict(each)) for each in written)
    return replace(listed, signposts=read)


def test_a_new_one_comes_last_and_only_once() -> None:
    written = with_one(LISTED, ADDED, None)
    assert written == (*sent(LISTED.signposts), ADDED)
    assert with_one(then(LISTED, written), ADDED, None) == written


def test_a_new_one_of_the_same_kind_and_name_does_not_take_the_others_place() -> None:
    alike = replace(sent([GUARDIAN])[0], telephone="01632 960099")
    assert with_one(LISTED, alike, None) == (*sent(LISTED.signposts), alike)


def test_a_change_keeps_its_place_also_under_another_name() -> None:
    renamed = replace(sent([GUARDIAN])[0], name="Speaking up")
    written = with_one(LISTED, renamed, id_of(GUARDIAN))
    assert written == (renamed, *sent([UNION]))
    assert with_one(then(LISTED, written), renamed, id_of(GUARDIAN)) == written


def test_what_is_gone_meanwhile_is_added_and_nothing_else_is_replaced() -> None:
    changed = replace(sent([GUARDIAN])[0], hours="Mondays")
    assert with_one(replace(LISTED, signposts=(UNION,)), changed, id_of(GUARDIAN)) == (*sent([UNION]), changed)


def test_one_is_taken_away() -> None:
    assert without(LISTED, id_of(GUARDIAN)) == sent([UNION])


def test_the_page_says_what_is_to_be_looked_at_again_and_what_is_missing() -> None:
    page = shown(LISTED)
    assert [(card.name, card.due is not None) for card in page.cards] == [("Speak up office", False), ("Union office", True)]
    assert [(each.name, each.kind) for each in page.missing] == [("Safeguarding", "safeguarding")]
