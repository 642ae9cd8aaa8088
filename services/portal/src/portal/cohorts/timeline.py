"""The stages of a cohort with their dates. They follow from what has happened, never from today's date: time may be simulated."""

from typing import Final

from portal.cohorts import words
from portal.cohorts.absent import absent
from portal.cohorts.calls import Cohort, Progress, Round, Survey
from portal.site import present
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.present import Step, counted, day, day_before, of

SURVEY_STATUSES: Final = {"open": present.IN_PROGRESS, "closed": present.COMPLETED}


def recruiting(cohort: Outcome[Cohort]) -> Step:
    match cohort:
        case Answer(value):
            opens, last_day = day(value.recruiting_opens_on), day_before(value.recruiting_closes_on)
            dates = words.RECRUITING_DATES.format(opens=opens, last_day=last_day)
            return Step(words.RECRUITING, dates, present.IN_PROGRESS if value.recruiting else present.COMPLETED)
        case error:
            return _not_known(words.RECRUITING, error)


def matching(cohort: Outcome[Cohort], rounds: Outcome[tuple[Round, ...]]) -> Step:
    match rounds, cohort:
        case Answer(()), Answer(opened) if opened.recruiting:
            return Step(words.MATCHING, words.MATCHING_AFTER, present.CANNOT_START)
        case Answer(()), _:
            return Step(words.MATCHING, words.ROUNDS_NONE, present.NOT_STARTED)
        case Answer((*earlier, last)), _ if last.published_on is None:
            hint = words.REMATCH_UNDER_WAY if earlier else words.MATCHING_UNDER_WAY
            return Step(words.MATCHING, hint, present.IN_PROGRESS)
        case Answer(value), _:
            days = " and ".join(day(each.published_on) for each in value if each.published_on)
            return Step(words.MATCHING, words.MATCHING_PUBLISHED.format(on=days), present.COMPLETED)
        case error, _:
            return _not_known(words.MATCHING, error)


def launch(cohort: Outcome[Cohort], progress: Outcome[Progress]) -> Step:
    if not isinstance(cohort, Answer):
        return _not_known(words.LAUNCH, cohort)
    on = day(cohort.value.launch_on)
    if not cohort.value.launched:
        return Step(words.LAUNCH, on, present.NOT_STARTED)
    held = progress.value.sessions_of_kind("launch") if isinstance(progress, Answer) else ()
    hint = words.LAUNCH_HELD.format(on=on, sessions=counted(len(held), words.SESSIONS_HELD)) if held else on
    return Step(words.LAUNCH, hint, present.COMPLETED)


def partnerships(progress: Outcome[Progress]) -> Step:
    match progress:
        case Answer(value) if value.partnerships == 0:
            return Step(words.PARTNERSHIPS, words.PARTNERSHIPS_LATER, present.CANNOT_START)
        case Answer(value):
            hint = words.PARTNERSHIPS_ACTIVE.format(active=of(value.active, value.partnerships))
            return Step(words.PARTNERSHIPS, hint, present.IN_PROGRESS if value.active else present.COMPLETED)
        case error:
            return _not_known(words.PARTNERSHIPS, error)


def check_ins(progress: Outcome[Progress]) -> Step:
    if not isinstance(progress, Answer):
        return _not_known(words.CHECK_INS, progress)
    held = progress.value.sessions_of_kind("check_in")
    if not held:
        return Step(words.CHECK_INS, words.CHECK_INS_NONE, present.NOT_STARTED)
    hint = words.CHECK_INS_HELD.format(count=len(held), on=day(max(session.on for session in held)))
    return Step(words.CHECK_INS, hint, present.IN_PROGRESS if progress.value.active else present.COMPLETED)


def surveys(outcome: Outcome[tuple[Survey, ...]]) -> list[Step]:
    match outcome:
        case Answer(()):
            return [Step(words.SURVEYS, words.SURVEYS_LATER, present.NOT_STARTED)]
        case Answer(value):
            return [_survey(survey) for survey in value]
        case error:
            return [_not_known(words.SURVEYS, error)]


def _survey(survey: Survey) -> Step:
    dates = words.SURVEY_DATES.format(opens=day(survey.opens_on), closes=day(survey.closes_on))
    return Step(words.SURVEYS, dates, SURVEY_STATUSES.get(survey.state, present.NOT_STARTED))


def _not_known(heading: str, error: ApiError) -> Step:
    """A part that knows nothing of the cohort yet has not begun."""
    status = present.NOT_STARTED if error is ApiError.NOT_FOUND else present.NOT_KNOWN
    return Step(heading, absent(error).absent, status)
