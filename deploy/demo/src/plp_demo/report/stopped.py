"""What a run says that stops while its programme goes on: there are no tables yet."""

from datetime import date
from typing import Final

from plp_demo.report.figures import SYNTHETIC
from plp_demo.scenario.index import index
from plp_demo.scenario.model import Scenario

STOPPED: Final = "Where it stopped"


def has_figures(scenario: Scenario, until: date) -> bool:
    """Tables are those of a scenario that was played to its end, in which the headline cohort's survey has closed."""
    about, by_key = scenario.about, index(scenario)
    survey = by_key.surveys.get((about.headline_trust, about.headline_cohort))
    schedule = by_key.schedule(survey) if survey else None
    return until == about.ends_on and schedule is not None and schedule.closes_on <= until


def stopped(scenario: Scenario, until: date) -> list[str]:
    about = scenario.about
    cohorts = [row.title for row in scenario.cohorts if row.recruiting_opens_on <= until]
    return [
        f"Programme time is {until:%-d %B %Y} and stays there.",
        f"Cohorts that have been opened: {', '.join(cohorts) or 'none'}.",
        f"There are no tables yet: they come at the end, if the survey of the cohort {about.headline_cohort} has closed.",
        SYNTHETIC,
    ]
