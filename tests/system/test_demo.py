"""`plp demo`: the pilot's figures as the paper prints them, from services that are asked over HTTP, and nothing left behind."""

from tests.support.commands import Finished, Played, about_people

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


RESTARTS = "Started again by the supervisor"


def test_the_pilots_figures_are_the_papers(pilot_run: Played) -> None:
    (title,) = [title for title in pilot_run.sections if "who answered the survey" in title]
    assert "\n".join(pilot_run.sections[title]).startswith(RESPONDENTS)
    assert not pilot_run.errors


def test_the_figures_are_what_the_services_answer(pilot_run: Played) -> None:
    shown = pilot_run.answered.respondents
    assert (shown["pairs_at_launch"], shown["remaining"], shown["answers"], shown["rate_of_remaining"]) == (27, 53, 26, "49.1")
    assert [group["share_adding"] for group in shown["groups"]] == ["34.6", "53.9", "11.5"]
    assert (shown["served"]["share"], shown["recommend"]["share"], shown["whole_pairs"]) == ("65.4", "88.5", 8)


def test_every_table_says_that_its_people_are_invented(pilot_run: Played) -> None:
    tables = about_people(pilot_run)
    assert len(tables) == 4, list(tables)
    assert [title for title, body in tables.items() if "synthetic" not in "\n".join(body).casefold()] == []
    assert "synthetic" in pilot_run.output.partition("starting PostgreSQL")[0]
    assert "Synthetic" in pilot_run.answered.note


def test_what_happened_is_told_by_service_and_event(pilot_run: Played) -> None:
    counted = {(service, name): times for service, name, times in pilot_run.answered.events}
    assert {service for service, _ in counted} == SERVICES
    assert counted["recruitment", "recruitment.applied.v1"] == 56
    assert counted["partnership_journal", "partnership_journal.partnership_formed.v1"] == 28
    assert counted["insights", "insights.contribution_recorded.v1"] == 1
    assert f"all{sum(counted.values()):>73}" in pilot_run.sections["What happened"]


def test_nothing_dies_and_the_time_is_told_by_phase(changed_run: Finished) -> None:
    assert changed_run.sections[RESTARTS] == ["nothing"]
    phases = [line.rpartition("  ")[0].strip() for line in changed_run.sections["Where time went"][2:]]
    assert phases == ["starting", "playing the scenario", "reading the tables", "stopping", "all"]


def test_it_ends_in_order_and_no_process_and_no_folder_is_left(changed_run: Finished) -> None:
    assert changed_run.exit_code == 0, changed_run.errors
    assert changed_run.left == ()
