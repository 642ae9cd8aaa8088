"""What is on record, in words, without ids."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from portal.my_data.held.calls import OnRecord
from portal.my_data.held.facts import entries
from portal.site.present import Fact

AT = datetime(2021, 7, 6, 9, tzinfo=UTC)
COHORT, SOMEBODY = UUID(int=1), UUID(int=2)
NAMES = {COHORT: "Summer 2021"}


def details(said: dict[str, object], what: str = "Applied") -> tuple[Fact, ...]:
    (entry,) = entries((OnRecord(AT, what, msgspec.Raw(msgspec.json.encode(said))),), NAMES)
    return entry.details


def test_what_happened_is_a_sentence_and_what_has_none_is_said_with_its_own_words() -> None:
    facts = tuple(OnRecord(AT, what, msgspec.Raw(b"{}")) for what in ("Applied", "CohortOpened"))
    assert [entry.what for entry in entries(facts, NAMES)] == ["Cohort opened", "Your application was sent"]
    assert entries(facts, NAMES)[0].when == "6 July 2021 at about 10:00"


def test_dates_and_choices_are_words() -> None:
    said = details({"retain_until": "2022-08-03", "due_at": "2021-11-23T09:00:00+00:00", "restricts": False, "how": "in_person"})
    assert [fact.value for fact in said] == ["3 August 2022", "23 November 2021 at about 09:00", "No", "In person"]


def test_a_cohort_has_its_name_and_ids_without_one_are_left_out() -> None:
    assert details({"cohort": str(COHORT), "person": str(SOMEBODY)}) == (Fact("Cohort", "Summer 2021"),)


def test_what_nobody_can_read_any_more_is_left_out() -> None:
    assert details({"words": None, "interests": [], "answers": ["Mine", None]}) == (Fact("Answers", "Mine"),)


def test_each_consent_is_a_line() -> None:
    consents = [{"purpose": "take_part", "granted": True, "version": 1}, {"purpose": "quotes", "granted": False, "version": 1}]
    said = details({"applicant": {"consents": consents}})
    assert said == (Fact("Consent: Taking part", "Yes"), Fact("Consent: Quotes", "No"))


def test_several_of_a_kind_are_a_line_each() -> None:
    clocks = [{"by": "2021-12-09", "clock": "answer"}]
    assert details({"clocks": clocks}) == (Fact("Clocks", "By: 9 December 2021, Clock: answer"),)


def test_what_only_looks_like_a_date_stays_as_it_is() -> None:
    assert details({"words": "2021-02-31"}) == (Fact("What you wrote", "2021-02-31"),)
