"""The page of a cohort, put together from what the services answered."""

from dataclasses import dataclass
from itertools import chain

from portal.cohorts import coming_next, timeline, words
from portal.cohorts.absent import Shown
from portal.cohorts.calls import Cohort, Funnel, ListedSetUp, PeopleLeftBehind, Progress, Round, Survey
from portal.cohorts.coming_next import Next
from portal.cohorts.matching import Matching, matching
from portal.cohorts.partnerships import Partnerships, partnerships
from portal.cohorts.recruiting import Recruiting, recruiting
from portal.cohorts.surveys import Surveys, surveys
from portal.site.calls import Answer, Outcome
from portal.site.present import Step, day


@dataclass(frozen=True, slots=True)
class SetUpRow:
    title: str
    address: str
    changed: str


def set_up_rows(set_ups: Outcome[tuple[ListedSetUp, ...]]) -> tuple[SetUpRow, ...]:
    """None where they are not known: the cohorts that are open are shown all the same."""
    begun = set_ups.value if isinstance(set_ups, Answer) else ()
    return tuple(SetUpRow(each.title, f"/cohorts/{each.cohort}/set-up", day(each.changed_on)) for each in begun)


@dataclass(frozen=True, slots=True)
class CohortAnswers:
    cohort: Outcome[Cohort]
    funnel: Outcome[Funnel]
    rounds: Outcome[tuple[Round, ...]]
    left_behind: Outcome[PeopleLeftBehind]
    progress: Outcome[Progress]
    surveys: Outcome[tuple[Survey, ...]]


@dataclass(frozen=True, slots=True)
class CohortPage:
    """`groups` are the trust's own names for the two groups; empty while they are not known."""

    title: str
    groups: tuple[str, ...]
    coming_next: tuple[Next, ...]
    timeline: tuple[Step, ...]
    recruiting: Shown[Recruiting]
    matching: Shown[Matching]
    partnerships: Shown[Partnerships]
    surveys: Shown[Surveys]


def cohort_page(answers: CohortAnswers) -> CohortPage:
    return CohortPage(
        title=_title(answers),
        groups=answers.cohort.value.groups if isinstance(answers.cohort, Answer) else (),
        coming_next=_coming_next(answers),
        timeline=_timeline(answers),
        recruiting=recruiting(answers.funnel),
        matching=matching(answers.rounds),
        partnerships=partnerships(answers.progress, answers.rounds),
        surveys=surveys(answers.surveys),
    )


def _title(answers: CohortAnswers) -> str:
    """The journal knows it too, in case recruitment is away."""
    for outcome in (answers.cohort, answers.progress):
        if isinstance(outcome, Answer):
            return outcome.value.title
    return words.UNTITLED


def _coming_next(answers: CohortAnswers) -> tuple[Next, ...]:
    return tuple(
        chain(
            coming_next.in_recruiting(answers.cohort, answers.funnel),
            coming_next.in_matching(answers.rounds),
            coming_next.after_departures(answers.left_behind),
            coming_next.at_launch(answers.cohort, answers.rounds),
            coming_next.in_surveys(answers.surveys),
        )
    )


def _timeline(answers: CohortAnswers) -> tuple[Step, ...]:
    return (
        timeline.recruiting(answers.cohort),
        timeline.matching(answers.cohort, answers.rounds),
        timeline.launch(answers.cohort, answers.progress),
        timeline.partnerships(answers.progress),
        timeline.check_ins(answers.progress),
        *timeline.surveys(answers.surveys),
    )
