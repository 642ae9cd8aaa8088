"""A cohort of other size, words and rhythm gives its own correct table, reckoned here from its files alone."""

import csv
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from plp_demo.report.printing import HAPPENED
from tests.support.commands import Finished, demo

Rows: TypeAlias = list[dict[str, str]]
GROUPS = ("senior", "served", "both")


@dataclass(frozen=True, slots=True)
class Files:
    """One trust's one cohort with one round, as its files say."""

    folder: Path

    def rows(self, name: str) -> Rows:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))

    @property
    def trust(self) -> dict[str, str]:
        (trust,) = self.rows("trusts")
        return trust

    @property
    def words(self) -> dict[str, str]:
        senior, served = self.trust["senior_word"], self.trust["served_word"]
        return {"senior": senior, "served": served, "both": f"{senior} and {served}"}

    @property
    def accepted(self) -> Rows:
        """Their applications."""
        accepted = {row["person"] for row in self.rows("decisions") if row["outcome"] == "accept"}
        return [row for row in self.rows("applications") if row["person"] in accepted]

    @property
    def pairs(self) -> set[frozenset[str]]:
        """Partners picked crosswise: what the one would learn is what the other would share."""
        picked = {_picked(row): row["person"] for row in self.accepted}
        return {
            frozenset((person, picked[share, learn])) for (learn, share), person in picked.items() if (share, learn) in picked
        }

    @property
    def left(self) -> set[str]:
        return {row["person"] for row in self.rows("departures")}

    def who(self, **said: str) -> Rows:
        return [row for row in self.rows("answers") if said.items() <= row.items()]


def _picked(row: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(row["topics_to_learn"].split(";")), frozenset(row["topics_to_share"].split(";"))


def per_cent(count: int, of: int) -> str:
    """To one decimal, a half upwards."""
    tenths = int(Fraction(1000 * count, of) + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def adding_to_100(counts: list[int]) -> list[str]:
    """By largest remainder: rounded down to tenths, then the tenths that are missing to those that lost most."""
    exact = [Fraction(1000 * count, sum(counts)) for count in counts]
    tenths = [int(share) for share in exact]
    for place in sorted(range(len(counts)), key=lambda place: tenths[place] - exact[place])[: 1000 - sum(tenths)]:
        tenths[place] += 1
    return [f"{each // 10}.{each % 10}" for each in tenths]


@pytest.fixture(scope="module")
def files(scenarios: Path) -> Files:
    return Files(scenarios / "forty_one_pairs")


@pytest.fixture(scope="module")
def other_run(files: Files) -> Finished:
    return demo(files.folder)


@pytest.fixture(scope="module")
def shown(other_run: Finished) -> dict[str, Any]:
    return dict(other_run.answered.respondents)


def test_it_is_as_large_as_its_files_say(files: Files, shown: dict[str, Any]) -> None:
    invited, answers = {row["person"] for row in files.accepted}, {row["person"] for row in files.who()}
    assert (len(files.pairs), len(frozenset.union(*files.pairs))) == (41, 82)
    assert shown["pairs_at_launch"] == 41
    assert (shown["invited"], shown["remaining"]) == (len(invited), len(invited - files.left))
    assert shown["answers"] == len(answers)
    assert shown["answers_of_remaining"] == len(answers - files.left)
    assert shown["rate_of_invited"] == per_cent(len(answers), len(invited))
    assert shown["rate_of_remaining"] == per_cent(len(answers - files.left), len(invited - files.left))
    assert shown["whole_pairs"] == sum(pair <= answers for pair in files.pairs)


def test_its_groups_are_counted_under_its_own_words(files: Files, shown: dict[str, Any]) -> None:
    counts = [len(files.who(group=group)) for group in GROUPS]
    adding = adding_to_100(counts)
    assert [(row["group"], row["label"], row["count"], row["share_adding"]) for row in shown["groups"]] == [
        (group, files.words[group], count, share) for group, count, share in zip(GROUPS, counts, adding, strict=True)
    ]


@pytest.mark.parametrize(("part", "said"), [("recommend", {"recommend": "yes"}), ("check_in", {"check_in": "yes"})])
def test_its_parts_are_what_its_answers_say(files: Files, shown: dict[str, Any], part: str, said: dict[str, str]) -> None:
    count, of = len(files.who(**said)), len(files.who())
    assert shown[part] == {"count": count, "base": of, "share": per_cent(count, of)}


def test_the_group_served_counts_those_of_both(files: Files, shown: dict[str, Any]) -> None:
    count, of = len(files.who()) - len(files.who(group="senior")), len(files.who())
    assert shown["served"] == {"count": count, "base": of, "share": per_cent(count, of)}


def test_nothing_dies_and_it_ends_in_order_and_leaves_no_process_and_no_folder(other_run: Finished) -> None:
    assert set(other_run.answered.restarts.values()) == {0}
    assert other_run.exit_code == 0, other_run.errors
    assert other_run.left == ()


def test_engineering_detail_is_printed_only_when_asked_for(other_run: Finished) -> None:
    titles = list(other_run.sections)
    assert len(titles) == 3
    assert titles[0] == HAPPENED
    assert "who answered the survey" in titles[1]
    assert titles[2].startswith("National table by region")
    assert ".v1" not in other_run.output


def test_its_words_are_printed_and_the_pilots_are_not(files: Files, other_run: Finished) -> None:
    (title,) = [title for title in other_run.sections if "who answered the survey" in title]
    assert title.startswith(files.trust["name"])
    printed = "\n".join(other_run.sections[title])
    assert all(f"  {word} " in printed for word in files.words.values())
    assert "SLT" not in other_run.output
    assert "BME" not in other_run.output


@pytest.mark.parametrize("fact", ["recommend", "check_in"])
def test_nationally_each_count_is_within_four_of_its_answers(files: Files, other_run: Finished, fact: str) -> None:
    (shown,) = other_run.answered.national.values()
    assert shown["group_served"] == files.trust["groups_served"]
    truth = Counter(row[fact] for row in files.who(national_counts="yes"))
    (line,) = [line for line in shown["lines"] if (line["fact"], line["area"]) == (fact, files.trust["region"])]
    counts = {figure["column"]: figure["count"] for figure in line["figures"]}
    assert line["row"] == "all"
    assert set(truth) <= set(counts)
    assert all(count % 5 == 0 and abs(count - truth[level]) <= 4 for level, count in counts.items())
