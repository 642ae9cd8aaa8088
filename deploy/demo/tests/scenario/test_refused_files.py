"""A scenario that cannot be played is refused by file, row, field and rule, before anything starts."""

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from plp_demo.scenario.model import Scenario, shapes
from plp_demo.scenario.places import Fault, Place
from plp_demo.scenario.reading import read


@dataclass(frozen=True, slots=True)
class Copy:
    """The pilot's folder, to be spoilt. Rows count as in a spreadsheet: the header is row 1."""

    folder: Path

    def lines(self, name: str) -> list[list[str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as text:
            return list(csv.reader(text))

    def write(self, name: str, lines: list[list[str]]) -> None:
        with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows(lines)

    def row_of(self, name: str, **cells: str) -> int:
        """The first row with these cells."""
        header, *lines = self.lines(name)
        rows = (dict(zip(header, line, strict=True)) for line in lines)
        return next(number for number, row in enumerate(rows, start=2) if cells.items() <= row.items())

    def change(self, name: str, row: int, cells: Mapping[str, str]) -> None:
        lines = self.lines(name)
        for field, cell in cells.items():
            lines[row - 1][lines[0].index(field)] = cell
        self.write(name, lines)

    def add_column(self, name: str, field: str) -> None:
        header, *lines = self.lines(name)
        self.write(name, [[*header, field], *([*line, "D"] for line in lines)])

    def remove_column(self, name: str, field: str) -> None:
        lines = self.lines(name)
        gone = lines[0].index(field)
        self.write(name, [line[:gone] + line[gone + 1 :] for line in lines])

    def faults(self) -> tuple[Fault, ...]:
        found = read(self.folder)
        assert not isinstance(found, Scenario)
        return found


@pytest.fixture
def pilot(tmp_path: Path, scenarios: Path) -> Copy:
    return Copy(Path(shutil.copytree(scenarios / "pilot", tmp_path / "pilot")))


@pytest.fixture
def midlife(tmp_path: Path, scenarios: Path) -> Copy:
    return Copy(Path(shutil.copytree(scenarios / "midlife", tmp_path / "midlife")))


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The first row with the cells of `where` is changed to `to`, which breaks the rule at `field`."""

    file: str
    where: Mapping[str, str]
    to: Mapping[str, str]
    field: str | None
    rule: str


SPOILT = {
    "an unknown answer": Spoilt("answers", {"person": "c05"}, {"recommend": "maybe"}, "recommend", "'maybe' is not one of yes"),
    "an unknown level": Spoilt("answers", {"person": "c05"}, {"safety": "very"}, "safety", "'very' is not one of strongly_agree"),
    "an unknown group": Spoilt("answers", {"person": "c05"}, {"group": "BME"}, "group", "'BME' is not one of senior"),
    "a group that is not served": Spoilt(
        "answers", {"group": "served"}, {"groups_served": "women"}, "groups_served", "(group_not_served)"
    ),
    "which of several groups": Spoilt("trusts", {}, {"groups_served": "bme;women"}, "groups_served", "(groups_unclear)"),
    "a contribution of several groups": Spoilt("trusts", {}, {"groups_served": "bme;women"}, "cohort", "several groups"),
    "a day that is none": Spoilt("answers", {"person": "c05"}, {"answered_on": "2022-02-30"}, "answered_on", "is not a date"),
    "a day the British way": Spoilt("meetings", {"person": "c01"}, {"meets_on": "18/05/2021"}, "meets_on", "is not a date"),
    "neither yes nor no": Spoilt("meetings", {"person": "c01"}, {"held": "true"}, "held", "'true' is not yes or no"),
    "a number that is none": Spoilt("rounds", {"round": "1"}, {"round": "one"}, "round", "'one' is not a whole number"),
    "an empty name": Spoilt("people", {"person": "f1"}, {"name": ""}, "name", "must not be empty"),
    "a control character": Spoilt("people", {"person": "f1"}, {"name": "A\x00da"}, "name", "without control characters"),
    "a text without end": Spoilt("goals", {"person": "c01"}, {"text": "a" * 2001}, "text", "at most 2000 characters"),
    "a key with spaces": Spoilt("people", {"person": "f1"}, {"person": "Ada L"}, "person", "is not a key"),
    "a trust's code in capitals": Spoilt("trusts", {}, {"trust": "RHA"}, "trust", "is not a code"),
    "the nation as a trust": Spoilt("trusts", {}, {"trust": "national"}, "trust", "'national' is not a trust"),
    "an unknown region": Spoilt("trusts", {}, {"region": "Y99"}, "region", "'Y99' is not one of Y56"),
    "an unknown kind": Spoilt("trusts", {}, {"kind": "hospital"}, "kind", "'hospital' is not one of acute"),
    "no sides": Spoilt("applications", {"person": "c01"}, {"sides": ""}, "sides", "must name at least one"),
    "a side twice": Spoilt("applications", {"person": "c01"}, {"sides": "served;served"}, "sides", "anything twice"),
    "an unknown purpose": Spoilt("applications", {"person": "c01"}, {"consents": "take_part;spam"}, "consents", "'spam' is not"),
    "a trust that is not there": Spoilt("goals", {"person": "c01"}, {"trust": "tzz"}, "trust", "is not in trusts.csv"),
    "a cohort that is not there": Spoilt("goals", {"person": "c01"}, {"cohort": "second"}, "cohort", "is not a cohort of 'rha'"),
    "somebody who never applied": Spoilt("goals", {"person": "c01"}, {"person": "f1"}, "person", "has no application"),
    "an unknown session": Spoilt("attendances", {"person": "c01"}, {"session": "party"}, "session", "is not a session"),
    "an unknown topic": Spoilt("applications", {"person": "c01"}, {"topics_to_learn": "Golf"}, "topics_to_learn", "not a topic"),
    "an unknown interest": Spoilt("applications", {"person": "c01"}, {"interests": "Golf;n/a"}, "interests", "'n/a' is not one"),
    "an unknown site": Spoilt("applications", {"person": "c01"}, {"site": "n/a"}, "site", "not one of the sites"),
    "an unknown channel": Spoilt("applications", {"person": "c01"}, {"channel": "Rumour"}, "channel", "the cohort's channels"),
    "an unknown facilitator": Spoilt("cohorts", {}, {"opened_by": "f9"}, "opened_by", "is not among the people"),
    "a row twice": Spoilt("people", {"person": "s02"}, {"person": "s01"}, "person", "is in people.csv, row 6 already"),
    "no consent to take part": Spoilt(
        "applications", {"person": "c01"}, {"consents": "survey"}, "consents", "must hold take_part"
    ),
    "an answer against a refusal": Spoilt(
        "applications", {"person": "c05"}, {"consents": "take_part"}, "person", "'c05' refused the survey"
    ),
    "a role of no trust": Spoilt(
        "people", {"person": "f1"}, {"roles": "facilitator;operator"}, "roles", "nobody's role in a trust"
    ),
    "a round by somebody else": Spoilt(
        "rounds", {"round": "1"}, {"co_chair": "e1"}, "co_chair", "'e1' does not have the role co_chair"
    ),
    "a decision by somebody else": Spoilt(
        "decisions", {"person": "c01"}, {"decided_by": "d1"}, "decided_by", "does not have the role facilitator"
    ),
    "a withdrawal for somebody else": Spoilt(
        "decisions", {"person": "c28"}, {"outcome": "withdraw", "reason": ""}, "decided_by", "must be the person"
    ),
    "an approval by the wrong office": Spoilt(
        "contributions", {}, {"approved_by": "e1"}, "approved_by", "'e1' does not have the role dpo"
    ),
    "one matcher in both seats": Spoilt("rounds", {"round": "1"}, {"co_chair": "f1"}, "co_chair", "nobody signs for both"),
    "one word for both groups": Spoilt("trusts", {}, {"served_word": "slt"}, "served_word", "(words_alike)"),
    "a group of no list": Spoilt("trusts", {}, {"groups_served": "bme;all"}, "groups_served", "(group_served_unknown)"),
    "no shortest length": Spoilt("trusts", {}, {"length_months_min": "0"}, "length_months_min", "(below_one)"),
    "a length upside down": Spoilt("trusts", {}, {"length_months_max": "11"}, "length_months_max", "(length_inverted)"),
    "a survey too late": Spoilt("trusts", {}, {"survey_month": "12"}, "survey_month", "(survey_after_shortest_length)"),
    "check-ins too rare": Spoilt("trusts", {}, {"check_in_every_months": "13"}, "check_in_every_months", "(check_ins_too_rare)"),
    "a day before time begins": Spoilt("trusts", {}, {"onboarded_on": "2020-12-31"}, "onboarded_on", "must lie between"),
    "facts from the future": Spoilt("trusts", {}, {"noted_on": "2021-01-13"}, "noted_on", "must not be after onboarded_on"),
    "a cohort before its trust": Spoilt(
        "trusts", {}, {"onboarded_on": "2021-01-27"}, "recruiting_opens_on", "must not be before"
    ),
    "a launch before recruiting closes": Spoilt("cohorts", {}, {"launch_on": "2021-03-16"}, "launch_on", "must be after"),
    "recruiting that closes too soon": Spoilt(
        "cohorts", {}, {"recruiting_closes_on": "2021-01-26"}, "recruiting_closes_on", "must be after recruiting_opens_on"
    ),
    "an application too late": Spoilt(
        "applications", {"person": "c01"}, {"applied_on": "2021-03-16"}, "applied_on", "before recruiting closes on 2021-03-16"
    ),
    "a decision too early": Spoilt(
        "decisions", {"person": "c01"}, {"decided_on": "2021-02-01"}, "decided_on", "must not be before"
    ),
    "an outcome too many": Spoilt(
        "decisions", {"person": "s28", "outcome": "accept"}, {"decided_on": "2021-03-01"}, "outcome", "waiting_list cannot follow"
    ),
    "a decline without a reason": Spoilt("decisions", {"person": "c28"}, {"reason": ""}, "reason", "must be there for a decline"),
    "a reason without a decline": Spoilt("decisions", {"person": "c01"}, {"reason": "full"}, "reason", "only for one"),
    "a reason that does not fit": Spoilt(
        "decisions", {"person": "c28"}, {"reason": "not_senior_level"}, "reason", "did not apply for the senior side"
    ),
    "a departure of no participant": Spoilt(
        "departures", {"person": "s26"}, {"person": "c28"}, "left_on", "only participants leave"
    ),
    "a round before recruiting closes": Spoilt(
        "rounds", {"round": "1"}, {"held_on": "2021-03-16"}, "held_on", "must be after recruiting closes"
    ),
    "a round after the launch": Spoilt("rounds", {"round": "1"}, {"held_on": "2021-04-21"}, "held_on", "not after the launch"),
    "a round out of count": Spoilt("rounds", {"round": "2"}, {"round": "3"}, "round", "must be 2"),
    "a round out of order": Spoilt("rounds", {"round": "2"}, {"held_on": "2021-03-23"}, "held_on", "must be after round 1"),
    "a meeting before the pairs": Spoilt(
        "meetings", {"person": "c01"}, {"meets_on": "2021-03-23"}, "meets_on", "must be after a round that pairs this person"
    ),
    "a meeting of somebody who left": Spoilt(
        "meetings", {"person": "s27"}, {"meets_on": "2021-11-16"}, "meets_on", "'s27' does not take part on 2021-11-16"
    ),
    "a meeting planned afterwards": Spoilt(
        "meetings", {"person": "c01"}, {"planned_on": "2022-02-01"}, "planned_on", "must not be after meets_on"
    ),
    "a meeting that never was": Spoilt("meetings", {"person": "c01"}, {"held": "no"}, "planned_on", "was not held either"),
    "a goal reached before it was set": Spoilt(
        "goals", {"person": "c01"}, {"reached_on": "2021-05-03"}, "reached_on", "must not be before set_on"
    ),
    "a session before the launch": Spoilt("sessions", {}, {"held_on": "2021-04-19"}, "held_on", "must not be before the launch"),
    "an approval after the opening": Spoilt(
        "surveys", {}, {"approved_on": "2022-02-20"}, "approved_on", "before the survey opens"
    ),
    "an extension of a closed survey": Spoilt(
        "surveys", {}, {"extended_on": "2022-03-09"}, "extended_on", "must be a day on which the survey is open"
    ),
    "half an extension": Spoilt("surveys", {}, {"extended_by": ""}, "extension_days", "needs all its three columns"),
    "an answer before the survey opens": Spoilt(
        "answers", {"person": "c05"}, {"answered_on": "2022-02-19"}, "answered_on", "must be from 2022-02-20"
    ),
    "an answer after the survey closed": Spoilt(
        "answers", {"person": "c05"}, {"answered_on": "2022-03-25"}, "answered_on", "before the survey closes on 2022-03-25"
    ),
    "an answer of somebody who left": Spoilt("answers", {"person": "c05"}, {"person": "s26"}, "person", "does not take part"),
    "a contribution too soon": Spoilt(
        "contributions", {}, {"prepared_on": "2022-03-25"}, "prepared_on", "after the survey closes"
    ),
    "an approval before the preview": Spoilt(
        "contributions", {}, {"approved_on": "2022-04-04"}, "approved_on", "must not be before prepared_on"
    ),
}
# Where the rule breaks in another file than the one that was spoilt.
ELSEWHERE = {
    "an answer against a refusal": "answers",
    "a cohort before its trust": "cohorts",
    "which of several groups": "answers",
    "a contribution of several groups": "contributions",
}


@pytest.mark.parametrize("name", SPOILT)
def test_refused_is(pilot: Copy, name: str) -> None:
    spoilt = SPOILT[name]
    pilot.change(spoilt.file, pilot.row_of(spoilt.file, **spoilt.where), spoilt.to)
    found = [fault for fault in pilot.faults() if fault.field == spoilt.field and spoilt.rule in fault.rule]
    assert found, "\n".join(map(str, pilot.faults()))
    assert {fault.place.file for fault in found} == {f"{ELSEWHERE.get(name, spoilt.file)}.csv"}
    assert all(fault.place.row for fault in found)


MIDLIFE = {
    "an address outside the scenario": Spoilt("import_rows", {}, {"email": "a@nhs.net"}, "email", "ends in .example"),
    "an application given too early": Spoilt(
        "entered_applications", {}, {"given_on": "2021-10-18"}, "given_on", "must be from 2021-10-19"
    ),
    "one entered before it was given": Spoilt(
        "entered_applications", {}, {"entered_on": "2021-11-02"}, "entered_on", "must not be before given_on"
    ),
    "one entered by nobody": Spoilt(
        "entered_applications", {}, {"entered_by": "h1"}, "entered_by", "'h1' does not have the role facilitator"
    ),
    "one with an unknown topic": Spoilt(
        "entered_applications", {}, {"topics_to_share": "Golf"}, "topics_to_share", "not a topic"
    ),
    "one without consent": Spoilt("entered_applications", {}, {"consents": "survey"}, "consents", "must hold take_part"),
    "a list whose headings say nothing": Spoilt(
        "imports", {"file": "roadshow"}, {"imported": "yes"}, "imported", "The file lacks: Email, Name"
    ),
    "a list by an unknown channel": Spoilt("imports", {}, {"channel": "Rumour"}, "channel", "the cohort's channels"),
    "a list sent too late": Spoilt("imports", {}, {"sent_on": "2021-10-18"}, "sent_on", "must be from 2021-10-19"),
    "a list without rows": Spoilt("imports", {"file": "roadshow"}, {"file": "fair"}, "file", "has no row in import_rows.csv"),
    "a row of no list": Spoilt("import_rows", {}, {"file": "fair"}, "file", "is not a file of this cohort"),
    "a round that stays nowhere": Spoilt(
        "rounds", {"cohort": "matching"}, {"stays": "signed"}, "stays", "is not one of proposed"
    ),
    "partners of an unpublished round": Spoilt(
        "rounds", {"cohort": "running"}, {"stays": "proposed"}, "written_on", "must be after a round that pairs this person"
    ),
    "a meeting held in the future": Spoilt(
        "meetings", {"planned_on": "2021-11-09"}, {"held": "yes"}, "meets_on", "must lie between 2021-02-16 and 2021-11-16"
    ),
    "a proposal that changes nothing": Spoilt("proposals", {}, {"value": "28"}, "value", "28 is what trusts.csv says already"),
    "a proposal that contradicts itself": Spoilt(
        "proposals", {}, {"setting": "survey_month", "value": "9"}, "value", "(survey_after_shortest_length)"
    ),
    "a proposal by somebody else": Spoilt(
        "proposals", {}, {"proposed_by": "e1"}, "proposed_by", "neither facilitator nor edi_lead"
    ),
    "a request without words": Spoilt("requests", {"kind": "complaint"}, {"words": ""}, "words", "must be there"),
    "half an advice": Spoilt("requests", {"kind": "rectification"}, {"advised_on": ""}, "advice", "needs all its three columns"),
    "advice by somebody else": Spoilt(
        "requests", {"kind": "rectification"}, {"advised_by": "m1"}, "advised_by", "'m1' does not have the role dpo"
    ),
    "a sign-in of nobody": Spoilt("sign_ins", {"person": "m1"}, {"person": "m9"}, "person", "is not among the people"),
}
BREAKS_IN = {"partners of an unpublished round": "agreements"}


@pytest.mark.parametrize("name", MIDLIFE)
def test_refused_in_mid_life_is(midlife: Copy, name: str) -> None:
    spoilt = MIDLIFE[name]
    midlife.change(spoilt.file, midlife.row_of(spoilt.file, **spoilt.where), spoilt.to)
    found = [fault for fault in midlife.faults() if fault.field == spoilt.field and spoilt.rule in fault.rule]
    assert found, "\n".join(map(str, midlife.faults()))
    assert {fault.place.file for fault in found} == {f"{BREAKS_IN.get(name, spoilt.file)}.csv"}
    assert all(fault.place.row for fault in found)


def test_a_fault_is_told_by_file_row_field_and_rule(pilot: Copy) -> None:
    row = pilot.row_of("answers", person="c05")
    pilot.change("answers", row, {"recommend": "maybe"})
    told = [f"answers.csv, row {row}, recommend: 'maybe' is not one of yes, no, not_sure, not_said"]
    assert [str(fault) for fault in pilot.faults()] == told


def test_everything_wrong_is_found_at_once(pilot: Copy) -> None:
    pilot.change("answers", 2, {"recommend": "maybe", "group": "nobody"})
    pilot.change("goals", 2, {"person": "s99"})
    pilot.change("cohorts", 2, {"opened_by": "d1"})
    assert [(fault.place, fault.field) for fault in pilot.faults()] == [
        (Place("answers.csv", 2), "group"),
        (Place("answers.csv", 2), "recommend"),
        (Place("goals.csv", 2), "person"),
        (Place("cohorts.csv", 2), "opened_by"),
    ]


def test_a_row_that_cannot_be_read_makes_no_other_row_wrong(pilot: Copy) -> None:
    pilot.change("people", pilot.row_of("people", person="f1"), {"name": ""})
    assert [fault.field for fault in pilot.faults()] == ["name"]


@pytest.mark.parametrize(
    "header", ["ethnicity", "Ethnic category", "ETHNIC-ORIGIN", "Pay Band", "payband", "AfC band", "band", "WRES 2"]
)
@pytest.mark.parametrize("name", ["people", "applications", "answers"])
def test_columns_that_nobody_may_keep_are_refused_by_name(pilot: Copy, name: str, header: str) -> None:
    pilot.add_column(name, header)
    (fault,) = pilot.faults()
    assert (fault.place, fault.field) == (Place(f"{name}.csv", 1), header)
    assert "is ever stored" in fault.rule


def test_unknown_columns_are_refused(pilot: Copy) -> None:
    pilot.add_column("meetings", "mood")
    (fault,) = pilot.faults()
    assert str(fault).startswith("meetings.csv, row 1, mood: is not a column of this file")


def test_missing_columns_are_refused(pilot: Copy) -> None:
    pilot.remove_column("meetings", "how")
    assert pilot.faults() == (Fault(Place("meetings.csv", 1), "how", "must be there: the column is missing"),)


def test_a_column_stands_once(pilot: Copy) -> None:
    pilot.add_column("meetings", "how")
    assert pilot.faults() == (Fault(Place("meetings.csv", 1), "how", "must be there once"),)


def test_the_order_of_columns_is_free(pilot: Copy) -> None:
    pilot.write("meetings", [line[::-1] for line in pilot.lines("meetings")])
    assert isinstance(read(pilot.folder), Scenario)


def test_a_row_has_as_many_cells_as_the_header(pilot: Copy) -> None:
    pilot.write("goals", [*pilot.lines("goals"), ["rha", "first"]])
    (fault,) = pilot.faults()
    assert fault.rule == "has 2 cells; the header has 8"


@pytest.mark.parametrize("content", [b"trust,person\n\xff\xfe", b'trust,person\n"open', b""])
def test_a_file_that_is_no_csv_is_refused(pilot: Copy, content: bytes) -> None:
    (pilot.folder / "goals.csv").write_bytes(content)
    assert {fault.place.file for fault in pilot.faults()} == {"goals.csv"}


def test_a_spreadsheets_byte_order_mark_is_no_fault(pilot: Copy) -> None:
    file = pilot.folder / "goals.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert isinstance(read(pilot.folder), Scenario)


@pytest.mark.parametrize("name", ["trusts", "topics", "people", "cohorts", "applications"])
def test_no_scenario_is_without(pilot: Copy, name: str) -> None:
    (pilot.folder / f"{name}.csv").unlink()
    assert Fault(Place(f"{name}.csv"), None, "must be there: no scenario is without it") in pilot.faults()


def test_a_mistyped_file_is_not_missed_in_silence(pilot: Copy) -> None:
    (pilot.folder / "aplications.csv").write_text("trust\n", encoding="utf-8")
    (fault,) = pilot.faults()
    assert fault == Fault(Place("aplications.csv"), None, f"is not a file of a scenario: {', '.join(shapes())}")


ABOUT = {
    "no file": (None, None, "must be there"),
    "no TOML": ("title = ", None, "must be TOML"),
    "no title": ('about = "x"', "title", "must be there"),
    "an unknown name": ('colour = "blue"', "colour", "is not a name of this file"),
    "a number for a day": ("begins_on = 2021", "begins_on", "is neither text nor a date"),
    "a folder that is not there": ('include = ["../nowhere"]', "include", "'../nowhere' is not a folder"),
    "an include that is no list": ('include = "../pilot"', "include", "must be a list of folders"),
    "an unknown headline": ('headline_cohort = "ninth"', "headline_cohort", "is not a cohort of 'rha'"),
}


@pytest.mark.parametrize(("line", "field", "rule"), ABOUT.values(), ids=ABOUT)
def test_scenario_toml_is_refused_for(pilot: Copy, line: str | None, field: str | None, rule: str) -> None:
    file = pilot.folder / "scenario.toml"
    name = (line or "").split(" = ")[0]
    kept = [old for old in file.read_text(encoding="utf-8").splitlines() if not old.startswith(name)]
    if line is None:
        file.unlink()
    else:
        file.write_text("\n".join([line, *kept]) if "about" not in name else line, encoding="utf-8")
    assert any(fault.field == field and rule in fault.rule and fault.place.file == "scenario.toml" for fault in pilot.faults())


def test_a_file_is_no_scenario(scenarios: Path) -> None:
    assert read(scenarios / "README.md") != ()
    assert not isinstance(read(scenarios / "README.md"), Scenario)


def test_an_included_folders_faults_are_told_by_its_path(tmp_path: Path, scenarios: Path) -> None:
    for name in ("pilot", "twelve_trusts"):
        shutil.copytree(scenarios / name, tmp_path / name)
    pilot = Copy(tmp_path / "pilot")
    pilot.change("answers", 2, {"recommend": "maybe"})
    (fault,) = Copy(tmp_path / "twelve_trusts").faults()
    assert str(fault).startswith("../pilot/answers.csv, row 2, recommend: ")
