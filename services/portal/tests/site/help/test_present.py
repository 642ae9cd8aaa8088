"""What a trust tells everybody, in the words of the pages."""

import pytest

from portal.site.help import present, words
from portal.site.help.calls import PublicTrust, Purpose, Signpost

OFFICE = Signpost("facilitator", "Programme office", "+44 (0)115 496 0000", "plp@example.nhs.uk", "https://example.nhs.uk", None)
NOTES = Purpose("matching", "public_task", "research", ("The ombudsman", "Auditors"), "matching_notes", 3)


def told(purpose: Purpose) -> tuple[str, dict[str, str]]:
    """What for, and the facts by their names."""
    (use,) = present.uses(PublicTrust("A trust", synthetic=False, signposts=(), controller=None, purposes=(purpose,)))
    return use.what, {fact.name: fact.value for fact in use.facts}


@pytest.mark.parametrize(
    ("telephone", "dialled"),
    [("0115 496 0000", "01154960000"), ("+44 (0)115 496-0000", "+441154960000"), ("(0115) 496 0000", "01154960000"), (None, "")],
)
def test_a_number_is_dialled_by_its_digits(telephone: str | None, dialled: str) -> None:
    assert present.dialled(telephone) == dialled


def test_every_kind_is_shown_whether_or_not_it_is_entered() -> None:
    shown = present.contacts((OFFICE,))
    assert [contact.who for contact in shown] == [who for who, _ in words.KINDS.values()]
    assert [bool(contact.places) for contact in shown] == [True, *[False] * 7]


def test_a_trusts_own_kinds_come_last() -> None:
    *_, last = present.contacts((Signpost("chaplaincy", "Chapel", "116 123", None, None, None), OFFICE))
    assert (last.who, [place.name for place in last.places]) == (words.OWN_KINDS, ["Chapel"])


@pytest.mark.parametrize("web", ["javascript:alert(1)", "//example.org", " https://example.org", "ftp://example.org"])
def test_an_address_that_is_no_page_becomes_no_link(web: str) -> None:
    (place,) = present.contacts((Signpost("facilitator", "Office", None, None, web, None),))[0].places
    assert place.web is None


def test_a_purpose_is_told_in_words_with_how_long() -> None:
    what, facts = told(NOTES)
    assert (what, facts[words.WHO_ELSE], facts[words.HOW_LONG]) == (
        "Finding partners",
        "Auditors and The ombudsman",
        "3 months from the launch of the cohort",
    )


@pytest.mark.parametrize(("months", "time"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (72, "6 years")])
def test_whole_years_are_told_as_years(months: int, time: str) -> None:
    purpose = Purpose("survey", "consent", "not_special", (), "survey_answers", months)
    _, facts = told(purpose)
    assert facts[words.HOW_LONG] == f"{time} from the closing of the survey"
    assert facts[words.WHO_ELSE] == words.NOBODY_ELSE


def test_a_value_that_a_later_release_knows_is_shown_as_it_is_called() -> None:
    purpose = Purpose("reading_circles", "new_basis", "not_special", (), "new_category", 5)
    what, facts = told(purpose)
    assert (what, facts[words.BASIS], facts[words.HOW_LONG]) == ("Reading circles", "New basis", "New category")
