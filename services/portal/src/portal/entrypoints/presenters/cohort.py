"""The page of one cohort, out of what each service told."""

from dataclasses import dataclass
from itertools import chain

from portal.adapters.evaluation import Survey
from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told, Untold
from portal.adapters.partnership_journal import Progress
from portal.adapters.recruitment import Cohort, Funnel, Trust
from portal.entrypoints.presenters import coming_next, timeline
from portal.entrypoints.presenters.matching import Matching, matching
from portal.entrypoints.presenters.partnerships import Partnerships, partnerships
from portal.entrypoints.presenters.recruiting import Recruiting, recruiting
from portal.entrypoints.presenters.shapes import Shown, Step
from portal.entrypoints.presenters.surveys import Surveys, surveys
from portal.entrypoints.words import cohort as words


@dataclass(frozen=True, slots=True)
class Heard:
    """What the services said, each for itself."""

    trust: Outcome[Trust]
    cohort: Outcome[Cohort]
    funnel: Outcome[Funnel]
    rounds: Outcome[tuple[Round, ...]]
    progress: Outcome[Progress]
    surveys: Outcome[tuple[Survey, ...]]

    @property
    def signed_out(self) -> bool:
        """A service no longer takes the person's token."""
        outcomes = (self.trust, self.cohort, self.funnel, self.rounds, self.progress, self.surveys)
        return Untold.SIGNED_OUT in outcomes


@dataclass(frozen=True, slots=True)
class CohortPage:
    title: str
    groups: str | None
    coming_next: tuple[str, ...]
    timeline: tuple[Step, ...]
    recruiting: Shown[Recruiting]
    matching: Shown[Matching]
    partnerships: Shown[Partnerships]
    surveys: Shown[Surveys]


def cohort_page(heard: Heard) -> CohortPage:
    return CohortPage(
        title=_title(heard),
        groups=_groups(heard.cohort),
        coming_next=_coming_next(heard),
        timeline=_timeline(heard),
        recruiting=recruiting(heard.funnel),
        matching=matching(heard.rounds),
        partnerships=partnerships(heard.progress, heard.rounds),
        surveys=surveys(heard.surveys),
    )


def _title(heard: Heard) -> str:
    """The journal knows it, too, should recruitment be away."""
    for outcome in (heard.cohort, heard.progress):
        if isinstance(outcome, Told):
            return outcome.what.title
    return words.UNTITLED


def _groups(cohort: Outcome[Cohort]) -> str | None:
    if not isinstance(cohort, Told):
        return None
    return words.GROUPS.format(senior=cohort.what.word_senior, served=cohort.what.word_served)


def _coming_next(heard: Heard) -> tuple[str, ...]:
    return tuple(
        chain(
            coming_next.in_recruiting(heard.cohort, heard.funnel),
            coming_next.in_matching(heard.rounds),
            coming_next.at_launch(heard.cohort, heard.rounds, heard.progress),
            coming_next.in_surveys(heard.surveys),
        )
    )


def _timeline(heard: Heard) -> tuple[Step, ...]:
    return (
        timeline.recruiting(heard.cohort),
        timeline.matching(heard.cohort, heard.rounds),
        timeline.launch(heard.cohort, heard.progress),
        timeline.partnerships(heard.progress),
        timeline.check_ins(heard.progress),
        *timeline.surveys(heard.surveys),
    )
