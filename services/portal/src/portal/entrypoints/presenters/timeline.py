"""The stages of a cohort with their dates. They go by what has happened, never by today's date: its time may be simulated."""

from portal.adapters.evaluation import Survey
from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told
from portal.adapters.partnership_journal import Progress
from portal.adapters.recruitment import Cohort
from portal.entrypoints.presenters import shapes
from portal.entrypoints.presenters.absent import absent
from portal.entrypoints.presenters.numbers import counted, day, day_before, of
from portal.entrypoints.presenters.shapes import Step
from portal.entrypoints.words import cohort as words

SURVEY_STATUSES = {"open": shapes.IN_PROGRESS, "closed": shapes.COMPLETED}


def recruiting(cohort: Outcome[Cohort]) -> Step:
    match cohort:
        case Told(told):
            opens, last_day = day(told.recruiting_opens_on), day_before(told.recruiting_closes_on)
            dates = words.RECRUITING_DATES.format(opens=opens, last_day=last_day)
            return Step(words.RECRUITING, dates, shapes.IN_PROGRESS if told.recruiting else shapes.COMPLETED)
        case untold:
            return Step(words.RECRUITING, absent(untold, words.RECRUITING).absent, shapes.NOT_KNOWN)


def matching(cohort: Outcome[Cohort], rounds: Outcome[tuple[Round, ...]]) -> Step:
    match rounds, cohort:
        case Told(()), Told(opened) if opened.recruiting:
            return Step(words.MATCHING, words.MATCHING_AFTER, shapes.CANNOT_START)
        case Told(()), _:
            return Step(words.MATCHING, words.ROUNDS_NONE, shapes.NOT_STARTED)
        case Told((*earlier, last)), _ if last.published_on is None:
            hint = words.REMATCH_UNDER_WAY if earlier else words.MATCHING_UNDER_WAY
            return Step(words.MATCHING, hint, shapes.IN_PROGRESS)
        case Told(told), _:
            published = words.MATCHING_PUBLISHED.format(on=" and ".join(day(r.published_on) for r in told if r.published_on))
            return Step(words.MATCHING, published, shapes.COMPLETED)
        case untold, _:
            return Step(words.MATCHING, absent(untold, words.MATCHING).absent, shapes.NOT_KNOWN)


def launch(cohort: Outcome[Cohort], progress: Outcome[Progress]) -> Step:
    planned = day(cohort.what.launch_on) if isinstance(cohort, Told) else ""
    if not isinstance(progress, Told):
        return Step(words.LAUNCH, planned, shapes.NOT_KNOWN)
    held = progress.what.of_kind("launch")
    if not held:
        return Step(words.LAUNCH, planned, shapes.NOT_STARTED)
    sessions = counted(len(held), "session", "sessions")
    return Step(words.LAUNCH, words.LAUNCH_HELD.format(on=day(held[0].on), sessions=sessions), shapes.COMPLETED)


def check_ins(progress: Outcome[Progress]) -> Step:
    if not isinstance(progress, Told):
        return Step(words.CHECK_INS, absent(progress, words.CHECK_INS).absent, shapes.NOT_KNOWN)
    held = progress.what.of_kind("check_in")
    if not held:
        return Step(words.CHECK_INS, words.CHECK_INS_NONE, shapes.NOT_STARTED)
    hint = words.CHECK_INS_HELD.format(count=len(held), on=day(max(session.on for session in held)))
    return Step(words.CHECK_INS, hint, shapes.IN_PROGRESS if progress.what.active else shapes.COMPLETED)


def surveys(told: Outcome[tuple[Survey, ...]]) -> list[Step]:
    match told:
        case Told(()):
            return [Step(words.SURVEYS, words.SURVEY_NONE, shapes.NOT_STARTED)]
        case Told(each):
            return [_survey(survey) for survey in each]
        case untold:
            return [Step(words.SURVEYS, absent(untold, words.SURVEYS).absent, shapes.NOT_KNOWN)]


def partnerships(progress: Outcome[Progress]) -> Step:
    match progress:
        case Told(told) if told.partnerships == 0:
            return Step(words.PARTNERSHIPS, words.PARTNERSHIPS_YET, shapes.CANNOT_START)
        case Told(told):
            hint = words.PARTNERSHIPS_ACTIVE.format(active=of(told.active, told.partnerships))
            return Step(words.PARTNERSHIPS, hint, shapes.IN_PROGRESS if told.active else shapes.COMPLETED)
        case untold:
            return Step(words.PARTNERSHIPS, absent(untold, words.PARTNERSHIPS).absent, shapes.NOT_KNOWN)


def _survey(survey: Survey) -> Step:
    dates = words.SURVEY_DATES.format(opens=day(survey.opens_on), closes=day(survey.closes_on))
    return Step(words.SURVEYS, dates, SURVEY_STATUSES.get(survey.state, shapes.NOT_STARTED))
