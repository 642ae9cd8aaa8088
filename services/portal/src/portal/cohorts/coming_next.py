"""What comes next in a cohort, as far as the services answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal.cohorts import words
from portal.cohorts.calls import Cohort, Funnel, PeopleLeftBehind, Round, Survey
from portal.cohorts.matching import not_received, seat_names
from portal.site.calls import Answer, Outcome
from portal.site.present import counted, day, day_before

UNDECIDED: Final = "/applications?state=applied"
LAUNCH: Final = "/launch"
MATCHING: Final = "/matching"
REMATCH: Final = "/rematch"


@dataclass(frozen=True, slots=True)
class Next:
    """`page` is where it is done, beneath the cohort's address; None where there is nothing to do yet."""

    sentence: str
    page: str | None = None


def in_recruiting(cohort: Outcome[Cohort], funnel: Outcome[Funnel]) -> Iterator[Next]:
    undecided = funnel.value.by_state.get("applied", 0) if isinstance(funnel, Answer) else 0
    if undecided:
        yield Next(counted(undecided, words.NEXT_DECIDE), UNDECIDED)
    if isinstance(cohort, Answer) and cohort.value.recruiting:
        yield Next(words.NEXT_CLOSES.format(last_day=day_before(cohort.value.recruiting_closes_on)))


def in_matching(rounds: Outcome[tuple[Round, ...]]) -> Iterator[Next]:
    match rounds:
        case Answer((*_, last)):
            yield from _in_round(last)
        case _:
            pass


def after_departures(left_behind: Outcome[PeopleLeftBehind]) -> Iterator[Next]:
    match left_behind:
        case Answer(value) if value.people:
            sentence, first = counted(len(value.people), words.NEXT_REMATCH), min(each.by for each in value.people)
            yield Next(words.NEXT_REMATCH_BY.format(sentence=sentence, day=day(first)), REMATCH)
        case _:
            pass


def at_launch(cohort: Outcome[Cohort], rounds: Outcome[tuple[Round, ...]]) -> Iterator[Next]:
    """From the first published pairs until the cohort is launched."""
    match cohort, rounds:
        case Answer(opened), Answer((first, *_)):
            if first.published_on and not opened.launched:
                yield Next(words.NEXT_LAUNCH.format(on=day(opened.launch_on)), LAUNCH)
        case _:
            pass


def in_surveys(surveys: Outcome[tuple[Survey, ...]]) -> Iterator[Next]:
    for survey in surveys.value if isinstance(surveys, Answer) else ():
        match survey.state:
            case "planned":
                yield Next(words.NEXT_APPROVE.format(on=day(survey.opens_on)))
            case "approved":
                yield Next(words.NEXT_OPENS.format(on=day(survey.opens_on)))
            case "open":
                yield Next(words.NEXT_SURVEY_CLOSES.format(on=day(survey.closes_on)))
            case _:
                pass  # Nothing comes after a closed survey.


def _in_round(last: Round) -> Iterator[Next]:
    if last.published_on is not None:
        if last.unplaced:
            yield Next(counted(last.unplaced, words.NEXT_UNPLACED), MATCHING)
    elif last.fingerprint is None:
        yield Next(not_received(last) or words.NEXT_PROPOSE, MATCHING)
    elif last.outdated:
        yield Next(words.NEXT_PROPOSE_AGAIN, MATCHING)
    elif last.vacant_seats:
        yield Next(words.NEXT_SIGN.format(seats=seat_names(last.vacant_seats)), MATCHING)
    else:
        yield Next(words.NEXT_PUBLISH, MATCHING)
