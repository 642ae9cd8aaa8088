"""Five plain sentences on what happened in a run. Every number in them is one that the services answered."""

from collections.abc import Mapping
from typing import Any

from plp_demo.report.figures import Figures
from plp_demo.report.national import EVERYWHERE, PARTICIPANTS, find_line
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.recruiting import Trust


def sentences(figures: Figures, scenario: Scenario) -> list[str]:
    headline = headline_trust(scenario)
    return [
        _recruiting(figures, scenario),
        _matching(figures, headline),
        _journal(figures),
        _survey(figures.respondents, headline),
        *(_insight(figures.national[group], group) for group in headline.groups_served),
    ]


def headline_trust(scenario: Scenario) -> Trust:
    return next(trust for trust in scenario.trusts if trust.trust == scenario.about.headline_trust)


def _recruiting(figures: Figures, scenario: Scenario) -> str:
    begin, end = (f"{day:%B %Y}" for day in (scenario.about.begins_on, scenario.about.ends_on))
    cohorts = counted(figures.count("recruitment.cohort_opened.v1"), "cohort")
    applied, accepted = figures.count("recruitment.applied.v1"), figures.count("recruitment.accepted.v1")
    return f"From {begin} to {end}, {applied} people applied to {cohorts} and {accepted} were accepted."


def _matching(figures: Figures, headline: Trust) -> str:
    formed = counted(figures.count("partnership_journal.partnership_formed.v1"), "partnership")
    signed = f"Facilitators and network co-chairs signed {formed}"
    first = next((row["proposal"] for row in figures.rounds if row["proposal"]), None)
    if first is None or not first["pairs"]:
        return f"{signed}."
    scores = [pair["score"] for pair in first["pairs"]]
    pairs = f"in the first round of {headline.name}, {counted(len(scores), 'pair')} score from {min(scores)} to {max(scores)}"
    return f"{signed}; {pairs} of 1000 points{_price(first['summary'])}."


def _price(summary: Mapping[str, Any]) -> str:
    if summary["greatest"] is None:
        return ""
    price, total = summary["greatest"] - summary["total"], summary["total"]
    return f", {total} in sum, {price} fewer than if the worst-off pair had not come first"


def _journal(figures: Figures) -> str:
    held = counted(figures.count("partnership_journal.meeting_held.v1"), "meeting")
    agreed = counted(figures.count("partnership_journal.agreement_written.v1"), "time")
    goals = counted(figures.count("partnership_journal.goal_set.v1"), "goal")
    reached = figures.count("partnership_journal.goal_reached.v1")
    return (
        f"Partners recorded {held}, wrote their part of an agreement {agreed} and set {goals}, of which they reached {reached}."
    )


def _survey(respondents: Mapping[str, Any], headline: Trust) -> str:
    answered = (
        f"{respondents['answers_of_remaining']} of the {respondents['remaining']} participants still there answered the survey"
    )
    rate = "" if respondents["rate_of_remaining"] is None else f" ({respondents['rate_of_remaining']}%)"
    recommend = respondents["recommend"]
    recommending = f"{recommend['count']} of {recommend['base']} answers recommend the programme"
    return f"At {headline.name}, {answered}{rate}, and {recommending}."


def _insight(national: Mapping[str, Any], group: str) -> str:
    everywhere = find_line(national, PARTICIPANTS, EVERYWHERE)
    trusts = counted(0 if everywhere is None else everywhere["trusts"], "trust")
    people = 0 if everywhere is None or everywhere["total"] is None else everywhere["total"]
    return (
        f"For the group served '{group}', {trusts} contributed rounded counts to the national team, "
        f"of {people} people in all, and no record of any person."
    )


def counted(number: int, noun: str) -> str:
    """As in '1 trust', '12 trusts'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
