"""What the pages show on which people apply: the cohorts, the tasks, each question with what is to be read, and the answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from portal.applying.apply import words
from portal.applying.apply.calls import ApplicationForm, AskedConsent, Offer, OpenCohort
from portal.applying.apply.questions import PROFILE, Asked
from portal.applying.words import STATES
from portal.site.present import COMPLETED, IN_PROGRESS, NOT_STARTED, Choice, Status, day

HALF_DAYS: Final = tuple(Choice(f"{on}_{half}".lower(), f"{on} {half}") for on in words.DAYS for half in words.HALVES)
CAN_SEND: Final = "open"
Titles: TypeAlias = Mapping[str, str]
"""What the page of each kind of question is called."""
Sections: TypeAlias = Iterable[tuple[str, tuple[str, ...]]]
"""The kinds of questions under each heading of a task list."""


@dataclass(frozen=True, slots=True)
class CohortRow:
    title: str
    address: str
    apply: str
    launch: str
    own: str
    application: str | None = None
    """The address of the one that was sent, where there is one."""


def cohort_row(cohort: OpenCohort) -> CohortRow:
    apply = words.UNTIL.format(day=day(cohort.apply_until))
    if cohort.applying != CAN_SEND:
        apply = words.FROM.format(day=day(cohort.recruiting_opens_on))
    own = f"/my-application/{cohort.application.application}" if cohort.application and not cohort.begun else None
    return CohortRow(cohort.title, f"/apply/{cohort.cohort}", apply, day(cohort.launch_on), _own(cohort), own)


def _own(cohort: OpenCohort) -> str:
    if cohort.begun:
        return words.BEGUN
    return STATES.get(cohort.application.state, cohort.application.state) if cohort.application else words.NONE_YET


@dataclass(frozen=True, slots=True)
class Task:
    heading: str
    slug: str
    status: Status


@dataclass(frozen=True, slots=True)
class TaskPage:
    """`closed` says why nothing can be sent; None where it can."""

    title: str
    when: str
    closed: str | None
    sections: tuple[tuple[str, tuple[Task, ...]], ...]
    can_check: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, and how far its answer is. `shown` is what was answered, in lines."""

    asked: Asked
    is_begun: bool
    is_complete: bool
    shown: tuple[str, ...]

    @property
    def status(self) -> Status:
        if self.is_complete:
            return COMPLETED
        return Status(IN_PROGRESS.text) if self.is_begun else Status(NOT_STARTED.text)


def task_page(form: ApplicationForm, answered: Iterable[Answered]) -> TaskPage:
    each = tuple(answered)
    sections = tuple(sections_of(form.offer, each, words.SECTIONS, words.QUESTION_TITLES))
    return TaskPage(form.offer.title, _when(form.offer), closed(form), sections, all(one.is_complete for one in each))


def sections_of(
    offer: Offer, answered: Iterable[Answered], sections: Sections, titles: Titles
) -> Iterator[tuple[str, tuple[Task, ...]]]:
    each = tuple(answered)
    for name, kinds in sections:
        shown = [one for one in each if one.asked.kind in kinds]
        yield name, tuple(Task(question(one.asked, offer, titles), one.asked.slug, one.status) for one in shown)


def closed(form: ApplicationForm) -> str | None:
    if form.may_send:
        return None
    if form.offer.applying == "not_yet":
        return words.NOT_YET.format(day=day(form.offer.recruiting_opens_on))
    return words.APPLIED if form.application else words.OVER


def _when(offer: Offer) -> str:
    shortest, longest = offer.length_months_min, offer.length_months_max
    months = str(shortest) if shortest == longest else words.MONTHS.format(shortest=shortest, longest=longest)
    return words.TASKS_UNTIL.format(day=day(offer.apply_until), launch=day(offer.launch_on), months=months)


def heading(asked: Asked, titles: Titles = words.QUESTION_TITLES) -> str:
    return words.CONSENT_HEADINGS.get(asked.part, titles[asked.kind])


@dataclass(frozen=True, slots=True)
class Intro:
    """What is read before the question. `heading` is None where the question is the heading itself."""

    heading: str | None = None
    paragraphs: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    quoted: str | None = None


def intro(asked: Asked, offer: Offer) -> Intro:
    match asked.kind:
        case "aims":
            return Intro(heading(asked), (words.AIMS_LEAD,), offer.aims)
        case "sides":
            return Intro(heading(asked), (why_sides(offer), words.ONLY_YOU))
        case "place" | "contact":
            return Intro(heading(asked))
        case "consents":
            return _of_consent(asked, consent(offer, asked.part))
        case _:
            return Intro()


def why_sides(offer: Offer) -> str:
    return words.SIDES_WHY.format(level=offer.senior.level, reason=offer.senior.positive_action_reason)


def _of_consent(asked: Asked, text: AskedConsent | None) -> Intro:
    needed = words.CONSENT_NEEDED if text and text.needed else words.CONSENT_FREE
    return Intro(heading(asked), (needed,), quoted=text.wording if text else None)


def consent(offer: Offer, purpose: str) -> AskedConsent | None:
    return next((each for each in offer.consents if each.purpose == purpose), None)


def sides(offer: Offer) -> tuple[Choice, ...]:
    senior = words.SENIOR.format(word=offer.senior.word, level=offer.senior.level)
    return (Choice("senior", senior), Choice("served", words.SERVED.format(word=offer.served.word)))


def listed_choices(names: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name) for name in names)


def answers_to(version: int) -> tuple[Choice, ...]:
    return (Choice(f"yes-{version}", words.YES), Choice(f"no-{version}", words.NO))


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`anchor` is what a mistake leads to, `change` the address of the question."""

    question: str
    anchor: str
    lines: tuple[str, ...]
    change: str


def answer_rows(at: str, offer: Offer, answered: Iterable[Answered], titles: Titles) -> tuple[AnswerRow, ...]:
    """`at` is the address of the tasks."""
    return tuple(
        AnswerRow(question(one.asked, offer, titles), one.asked.slug.replace("/", "-"), one.shown, f"{at}/{one.asked.slug}")
        for one in answered
    )


def question(asked: Asked, offer: Offer, titles: Titles) -> str:
    return offer.questions[int(asked.part) - 1].question if asked.kind == PROFILE else heading(asked, titles)


def what_follows(offer: Offer) -> tuple[str, ...]:
    days = {"until": day(offer.apply_until), "matching": day(offer.matching_on), "launch": day(offer.launch_on)}
    return tuple(sentence.format(**days) for sentence in words.SENT_NEXT)
