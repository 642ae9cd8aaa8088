"""Where a cohort's surveys stand: dates, and answers of those invited."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.adapters.evaluation import Survey
from portal.adapters.outcomes import Outcome, Told
from portal.entrypoints.presenters.absent import absent
from portal.entrypoints.presenters.numbers import counted, day, of
from portal.entrypoints.presenters.shapes import Fact, Shown, Status
from portal.entrypoints.words import cohort as words

COLOURS = {"planned": "white", "approved": "aqua-green", "open": "blue", "closed": "grey"}


@dataclass(frozen=True, slots=True)
class ShownSurvey:
    heading: str
    status: Status
    facts: tuple[Fact, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Surveys:
    sentence: str | None
    surveys: tuple[ShownSurvey, ...] = ()


def surveys(told: Outcome[tuple[Survey, ...]]) -> Shown[Surveys]:
    match told:
        case Told(()):
            return Surveys(words.SURVEYS_NONE)
        case Told(each):
            return Surveys(None, tuple(map(_survey, each)))
        case untold:
            return absent(untold, words.SURVEYS)


def _survey(survey: Survey) -> ShownSurvey:
    status = Status(words.SURVEY_STATES.get(survey.state, survey.state), COLOURS.get(survey.state, "grey"))
    note = words.ANSWERED_OPEN if survey.state == "open" else None
    return ShownSurvey(words.WAVES.get(survey.wave, survey.wave), status, tuple(_facts(survey)), note)


def _facts(survey: Survey) -> Iterable[Fact]:
    began, closed = survey.state in ("open", "closed"), survey.state == "closed"
    yield Fact(words.OPENED if began else words.OPENS, day(survey.opens_on))
    yield Fact(words.CLOSED if closed else words.CLOSES, day(survey.closes_on))
    if survey.answered is not None:
        yield Fact(words.ANSWERED, words.ANSWERED_INVITED.format(answered=of(survey.answered, survey.invited)))
    else:
        yield Fact(words.INVITED, counted(survey.invited, "person", "people") if began else words.INVITED_NOT_YET)
