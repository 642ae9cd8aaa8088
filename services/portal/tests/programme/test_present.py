"""What the pages say of settings, and of what differs between two versions of them."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from portal.programme.calls import ConsentText, ListedProposal, Lists, Proposal, Retention, Settings, SettingsPage, Words
from portal.programme.groups import BY_SLUG, EVERY, facts_of
from portal.programme.present import Kept, changes, shown
from portal.programme.proposals import present as one
from portal.programme.proposals import words

SETTINGS = Settings(
    words=Words("SLT", "BME"),
    groups_served=("bme",),
    senior_level="Associate director and above",
    positive_action_reason="Few work at this level.",
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=3,
    profile_questions=("What do you hope for?", "What do you bring?", "What do you enjoy?"),
    topics=("Board papers", "Interviews"),
    lists=Lists((), (), (), ()),
    consent_texts=(ConsentText("take_part", 1, "May we?"),),
    retention=Retention(12, 3, 12, 60, 60, 132, 72, 12, 72),
    clean_erasures=None,
    processing=(),
    controller=None,
)
WAITS = ListedProposal(UUID(int=1), date(2021, 11, 16), "waiting", None)
PAGE = SettingsPage(UUID(int=9), 2, date(2021, 3, 1), SETTINGS, (WAITS,), ())
PROPOSAL = Proposal(
    proposal=UUID(int=1),
    proposed_on=date(2021, 11, 16),
    state="waiting",
    answered_on=None,
    revises=2,
    by=UUID(int=2),
    by_name="Gita Roscoe",
    reason="Shifts are long",
    answered_by=None,
    answered_by_name=None,
    answer_reason=None,
    settings=replace(SETTINGS, survey_days=30),
    before=SETTINGS,
    may=("approve", "refuse"),
)


def rows(before: Settings | None, after: Settings) -> list[tuple[str, str, str]]:
    return [(each.name, each.before, each.now) for each in changes(before, after)]


def test_every_fact_has_a_name_of_its_own_and_every_group_an_address() -> None:
    names = [fact.name for fact in facts_of(SETTINGS)]
    assert len(set(names)) == len(names)
    assert len(BY_SLUG) == len(EVERY)
    assert len({group.draft for group in EVERY}) == len(EVERY)


def test_the_page_says_which_version_is_in_force_since_when_and_what_waits() -> None:
    page = shown(PAGE, Kept())
    assert (page.in_force, page.changes) == ("Version 2, in force since 1 March 2021", None)
    assert [(row.on, row.state, row.answered) for row in page.proposals] == [
        ("16 November 2021", "Waiting for an answer", "Not answered yet")
    ]
    said = {row.name: row.value for section in page.sections for row in section.rows}
    assert (said["Length of a partnership"], said["Topics"], said["Sites"]) == (
        "12 to 15 months",
        "Board papers; Interviews",
        "Not entered yet",
    )


def test_what_the_reader_has_changed_is_marked_and_counted() -> None:
    length, topics = BY_SLUG["length"], BY_SLUG["topics"]
    page = shown(PAGE, Kept({length}, {topics}))
    notes = {row.name: row.note.text for section in page.sections for row in section.rows if row.note}
    assert page.changes == "You have changed 1 setting and not proposed it yet"
    assert notes == {
        "Length of a partnership": "Changed by you, not proposed yet",
        "Check-in sessions": "Changed by you, not proposed yet",
        "Topics": "Changed by you, with a mistake",
    }


def test_before_the_first_settings_are_approved_there_are_none() -> None:
    page = shown(replace(PAGE, version=0, since=None, settings=None), Kept())
    assert (page.in_force, page.sections, len(page.proposals)) == (None, (), 1)
    assert len(rows(None, SETTINGS)) == len(facts_of(SETTINGS))


def test_of_a_long_list_only_what_differs_is_shown() -> None:
    assert rows(SETTINGS, replace(SETTINGS, topics=("Board papers", "Rotas"))) == [
        ("Topics", "Interviews\nand 1 that stays", "Rotas\nand 1 that stays")
    ]
    assert rows(SETTINGS, replace(SETTINGS, topics=(*SETTINGS.topics, "Rotas"))) == [
        ("Topics", "2 entries", "Rotas\nand 2 that stay")
    ]


def test_another_wording_is_shown_with_its_version() -> None:
    after = replace(SETTINGS, consent_texts=(ConsentText("take_part", 2, "May we still?"),))
    assert rows(SETTINGS, after) == [("Consent: taking part", "Version 1: May we?", "Version 2: May we still?")]


def test_a_proposal_says_who_proposed_it_when_and_why_and_what_can_be_done() -> None:
    page = one.shown(PROPOSAL)
    assert [fact.value for fact in page.facts] == ["Waiting for an answer", "Gita Roscoe", "16 November 2021", "Shifts are long"]
    assert [(each.name, each.before, each.now) for each in page.changes] == [("Survey is open for", "17 days", "30 days")]
    assert (page.says, page.acts) == (None, (words.APPROVE, words.REFUSE))


def test_its_proposer_can_take_it_back_and_others_read_what_it_waits_for() -> None:
    assert one.shown(replace(PROPOSAL, may=("take_back",))).says == words.WAITS
    assert one.shown(replace(PROPOSAL, may=())).says == words.WAITS_FOR_OTHERS
    assert one.shown(replace(PROPOSAL, may=("refuse",))).says == words.OVERTAKEN


def test_an_answer_is_told_with_its_reason_and_the_operators_first_proposal_by_what_it_is() -> None:
    refused = replace(
        PROPOSAL, state="refused", answered_on=date(2021, 11, 20), answered_by_name="Imran", answer_reason="Too long", may=()
    )
    said = {fact.name: fact.value for fact in one.facts(refused)}
    assert (said["Refused by"], said["Refused on"], said["Why it was refused"]) == ("Imran", "20 November 2021", "Too long")
    first = {fact.name: fact.value for fact in one.facts(replace(PROPOSAL, by=None, by_name=None, reason=None))}
    assert (first["Proposed by"], first["Why it should change"]) == (words.BY_OPERATOR, "No reason given")
