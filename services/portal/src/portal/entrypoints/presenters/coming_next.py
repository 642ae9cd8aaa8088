"""What comes next in a cohort, and whom it waits for, as far as the services told."""

from collections.abc import Iterator

from portal.adapters.evaluation import Survey
from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told
from portal.adapters.partnership_journal import Progress
from portal.adapters.recruitment import Cohort, Funnel
from portal.entrypoints.presenters.matching import not_heard, seats
from portal.entrypoints.presenters.numbers import counted, day, day_before
from portal.entrypoints.words import cohort as words


def in_recruiting(cohort: Outcome[Cohort], funnel: Outcome[Funnel]) -> Iterator[str]:
    waiting = funnel.what.by_state.get("applied", 0) if isinstance(funnel, Told) else 0
    if waiting:
        yield words.NEXT_ANSWER.format(applications=counted(waiting, "application waits", "applications wait"))
    if isinstance(cohort, Told) and cohort.what.recruiting:
        yield words.NEXT_CLOSES.format(last_day=day_before(cohort.what.recruiting_closes_on))


def in_matching(rounds: Outcome[tuple[Round, ...]]) -> Iterator[str]:
    if isinstance(rounds, Told) and rounds.what:
        sentence = _of_round(rounds.what[-1])
        if sentence is not None:
            yield sentence


def at_launch(cohort: Outcome[Cohort], rounds: Outcome[tuple[Round, ...]], progress: Outcome[Progress]) -> Iterator[str]:
    """Once there are pairs, until a launch session was held."""
    match cohort, rounds, progress:
        case Told(opened), Told((first, *_)), Told(told) if first.published_on and not told.of_kind("launch"):
            yield words.NEXT_LAUNCH.format(on=day(opened.launch_on))
        case _:
            pass


def in_surveys(surveys: Outcome[tuple[Survey, ...]]) -> Iterator[str]:
    for survey in surveys.what if isinstance(surveys, Told) else ():
        match survey.state:
            case "planned":
                yield words.NEXT_APPROVE.format(on=day(survey.opens_on))
            case "approved":
                yield words.NEXT_OPENS.format(on=day(survey.opens_on))
            case "open":
                yield words.NEXT_SURVEY_CLOSES.format(on=day(survey.closes_on))
            case _:
                pass  # Closed: nothing is to come.


def _of_round(last: Round) -> str | None:
    if last.published_on is not None:
        alone = counted(last.unplaced, "person has", "people have")
        return words.NEXT_ALONE.format(people=alone) if last.unplaced else None
    if last.fingerprint is None:
        return not_heard(last) or words.NEXT_PROPOSE.format(expected=last.expected)
    return words.NEXT_SIGN.format(seats=seats(last.vacant_seats)) if last.vacant_seats else words.NEXT_PUBLISH
