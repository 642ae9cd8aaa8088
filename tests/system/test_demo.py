"""`plp demo`: the pilot's figures as the paper prints them, from services that are asked over HTTP, and nothing left behind."""

from plp_demo.report.printing import EVENTS, HAPPENED
from tests.support.commands import Played, about_people

RESPONDENTS = """\
                                            count     share
------------------------------------------  --------  -----
pairs at launch                                   27
participants still there                          53
invited (all who are or were participants)        55
answers                                           26
  response rate of those still there        26 of 53  49.1%
  response rate of those invited            26 of 55  47.3%
  SLT                                        9 of 26  34.6%
  BME                                       14 of 26  53.9%
  SLT and BME                                3 of 26  11.5%
  BME in all                                17 of 26  65.4%
would recommend                             23 of 26  88.5%
been to a check-in                          17 of 26  65.4%
whole pairs among the answers                      8"""
SERVICES = {"recruitment", "matching", "partnership_journal", "evaluation", "insights"}


def test_the_pilots_figures_are_the_papers(pilot_run: Played) -> None:
    (title,) = [title for title in pilot_run.sections if "who answered the survey" in title]
    assert "\n".join(pilot_run.sections[title]).startswith(RESPONDENTS)
    assert not pilot_run.errors


def test_the_figures_are_what_the_services_answer(pilot_run: Played) -> None:
    shown = pilot_run.answered.respondents
    assert (shown["pairs_at_launch"], shown["remaining"], shown["answers"], shown["rate_of_remaining"]) == (27, 53, 26, "49.1")
    assert [group["share_adding"] for group in shown["groups"]] == ["34.6", "53.9", "11.5"]
    assert (shown["served"]["share"], shown["recommend"]["share"], shown["whole_pairs"]) == ("65.4", "88.5", 8)


def test_it_opens_with_five_sentences_whose_numbers_are_the_services(pilot_run: Played) -> None:
    assert next(iter(pilot_run.sections)) == HAPPENED
    *told, synthetic = pilot_run.sections[HAPPENED]
    summary, trust = pilot_run.answered.rounds[0]["proposal"]["summary"], "Nottinghamshire Healthcare NHS Foundation Trust"
    scores = [pair["score"] for pair in pilot_run.answered.rounds[0]["proposal"]["pairs"]]
    assert told == [
        "1. From January 2021 to April 2022, 56 people applied to 1 cohort and 55 were accepted.",
        (
            f"2. Facilitators and network co-chairs signed 28 partnerships; in the first round of {trust}, 27 pairs score from "
            f"{min(scores)} to {max(scores)} of 1000 points, {summary['total']} in sum, {summary['greatest'] - summary['total']} "
            "fewer than if the worst-off pair had not come first."
        ),
        "3. Partners recorded 88 meetings, wrote their part of an agreement 39 times and set 21 goals, of which they reached 15.",
        (
            f"4. At {trust}, 26 of the 53 participants still there answered the survey (49.1%), and 23 of 26 answers recommend "
            "the programme."
        ),
        (
            "5. For the group served 'bme', 1 trust contributed rounded counts to the national team, of 55 people in all, "
            "and no record of any person."
        ),
    ]
    assert synthetic == pilot_run.answered.note


def test_every_table_says_that_its_people_are_invented(pilot_run: Played) -> None:
    tables = about_people(pilot_run)
    assert len(tables) == 6, list(tables)
    assert [title for title, body in tables.items() if "synthetic" not in "\n".join(body).casefold()] == []
    assert "synthetic" in pilot_run.output.partition("starting PostgreSQL")[0]
    assert "Synthetic" in pilot_run.answered.note


def test_what_happened_is_told_by_service_and_event(pilot_run: Played) -> None:
    counted = {(service, name): times for service, name, times in pilot_run.answered.events}
    assert {service for service, _ in counted} == SERVICES
    assert counted["recruitment", "recruitment.applied.v1"] == 56
    assert counted["partnership_journal", "partnership_journal.partnership_formed.v1"] == 28
    assert counted["insights", "insights.contribution_recorded.v1"] == 1
    assert f"all{sum(counted.values()):>73}" in pilot_run.sections[EVENTS]
