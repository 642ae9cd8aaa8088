"""The survey part of the page: dates, and how many of the people invited have answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal.cohorts import words
from portal.cohorts.absent import Shown, absent
from portal.cohorts.calls import Survey
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, Status, counted, day, of

COLOURS: Final = {"planned": "white", "approved": "aqua-green", "open": "blue", "closed": "grey"}


@dataclass(frozen=True, slots=True)
class ShownSurvey:
    heading: str
    status: Status
    facts: tuple[Fact, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Surveys:
    """`sentence` is there when no survey is planned."""

    sentence: str | None
    surveys: tuple[ShownSurvey, ...] = ()


def surveys(outcome: Outcome[tuple[Survey, ...]]) -> Shown[Surveys]:
    match outcome:
        case Answer(()):
            return Surveys(words.SURVEYS_NONE)
        case Answer(value):
            return Surveys(None, tuple(map(_survey, value)))
        case error:
            return absent(error)


def _survey(survey: Survey) -> ShownSurvey:
    status = Status(words.SURVEY_STATES.get(survey.state, survey.state), COLOURS.get(survey.state, "grey"))
    note = words.ANSWERED_LATER if survey.state == "open" else None
    return ShownSurvey(words.WAVES.get(survey.wave, survey.wave), status, tuple(_facts(survey)), note)


def _facts(survey: Survey) -> Iterator[Fact]:
    yield Fact(words.OPENED if survey.has_opened else words.OPENS, day(survey.opens_on))
    yield Fact(words.CLOSED if survey.state == "closed" else words.CLOSES, day(survey.closes_on))
    if survey.state == "closed" and survey.answered is not None:
        yield Fact(words.ANSWERED, words.ANSWERED_OF.format(people=of(survey.answered, survey.invited)))
    else:
        yield Fact(words.INVITED, counted(survey.invited, words.PEOPLE) if survey.has_opened else words.INVITED_NONE)
