"""What older releases stored of a survey is read with the dates that followed from it."""

import json
from datetime import date

import pytest

from evaluation.adapters import stored_events
from evaluation.surveys.decider import Event, SurveyExtended, SurveyOpened, SurveyPlanned
from evaluation.surveys.schedules import Schedule

COUNTED = {"opens_on": "2022-02-01", "days": 9, "remind_every_days": 4}
DATED = Schedule(date(2022, 2, 1), date(2022, 2, 10), (date(2022, 2, 5), date(2022, 2, 9)))
COHORT = "5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0e1"
WORDS = {"senior": "SLT", "served": "BME"}
PLAN = {"cohort": {"id": COHORT, "title": "", "launch_on": "2021-04-12", "words": WORDS, "group_served": "bme"}, "wave": "mid"}


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("evaluation.survey_planned.v1", {"plan": {**PLAN, "schedule": COUNTED}}),
        ("evaluation.survey_opened.v1", {"cohort": COHORT, "wave": "mid", "schedule": COUNTED, "invited": []}),
        ("evaluation.survey_extended.v1", {"days": 2, "schedule": COUNTED}),
    ],
)
def test_days_become_dates(name: str, payload: dict[str, object]) -> None:
    assert schedule(stored_events.SURVEYS.decode(name, json.dumps(payload))) == DATED


def schedule(event: Event) -> Schedule | None:
    match event:
        case SurveyPlanned(plan):
            return plan.schedule
        case SurveyOpened(schedule=schedule) | SurveyExtended(schedule=schedule):
            return schedule
        case _:
            return None
