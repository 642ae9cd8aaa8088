"""What the pages show on which a cohort is set up: its tasks, what it begins with, and what is written so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal.cohorts.set_up import words
from portal.cohorts.set_up.calls import Dates, Settings, SetUp
from portal.site.present import COMPLETED, NOT_STARTED, Fact, Status, counted, day, day_before

OF_SETTINGS: Final = "settings"
UNAPPROVED: Final = "settings_not_approved"


@dataclass(frozen=True, slots=True)
class Task:
    heading: str
    slug: str
    status: Status


@dataclass(frozen=True, slots=True)
class TaskPage:
    """`missing` says what the cohort cannot open without; `settings_missing`: some of it is changed at Settings."""

    title: str
    sections: tuple[tuple[str, tuple[Task, ...]], ...]
    missing: tuple[str, ...]
    settings_missing: bool


def task_page(set_up: SetUp) -> TaskPage:
    missing = tuple(each.detail for each in set_up.missing)
    of_settings = any(each.item == OF_SETTINGS for each in set_up.missing)
    sections = ((words.OWN_HEADING, tuple(_items(set_up))), (words.SETTINGS_HEADING, tuple(_taken(set_up))))
    return TaskPage(set_up.title, sections, missing, of_settings)


def _items(set_up: SetUp) -> Iterator[Task]:
    written = {
        "aims": set_up.aims,
        "dates": set_up.dates,
        "channels": set_up.channels,
        "legal": set_up.assessment,
    }
    for slug, heading in words.ITEM_TITLES.items():
        yield Task(heading, slug, Status((NOT_STARTED if written[slug] is None else COMPLETED).text))


def _taken(set_up: SetUp) -> Iterator[Task]:
    """Settings are approved as a whole, and may still lack what no cohort opens without."""
    approved = all(each.code != UNAPPROVED for each in set_up.missing)
    status = Status(words.SET_STATUS if approved else words.UNSET_STATUS)
    yield from (Task(heading, slug, status) for slug, heading in words.SETTINGS_TITLES.items())


# What is written


def facts(set_up: SetUp) -> tuple[Fact, ...]:
    """All that is written of the cohort."""
    every = (item_facts(set_up, slug) for slug in words.ITEM_TITLES)
    return tuple(fact for item in every for fact in item)


def item_facts(set_up: SetUp, slug: str) -> tuple[Fact, ...]:
    match slug:
        case "aims":
            aims = set_up.aims.aims if set_up.aims else ()
            return (Fact(words.FACT_TITLE, set_up.title), Fact(words.FACT_AIMS, _lines(aims)))
        case "dates":
            return tuple(_dates(set_up.dates)) if set_up.dates else ()
        case "channels":
            return (Fact(words.FACT_CHANNELS, _lines(set_up.channels or ())),)
        case _:
            given = set_up.assessment
            told = words.APPROVED_BY.format(reference=given.reference, approver=given.approver) if given else words.NOT_GIVEN
            return (Fact(words.FACT_ASSESSMENT, told),)


def _lines(entries: tuple[str, ...]) -> str:
    return "\n".join(entries) or words.NOT_GIVEN


def _dates(dates: Dates) -> Iterator[Fact]:
    yield Fact(words.FACT_OPENS, day(dates.recruiting_opens_on))
    yield Fact(words.FACT_LAST_DAY, day_before(dates.recruiting_closes_on))
    yield Fact(words.FACT_MATCHING, day(dates.matching_on) if dates.matching_on else words.AS_RECRUITING_CLOSES)
    yield Fact(words.FACT_LAUNCH, day(dates.launch_on))
    yield Fact(words.FACT_SURVEY, day(dates.survey_on) if dates.survey_on else words.COUNTED_FROM_LAUNCH)


# What comes from the settings


@dataclass(frozen=True, slots=True)
class Taken:
    """Facts, or a list, or both; and sentences with the group names in them."""

    facts: tuple[Fact, ...] = ()
    listed: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


def taken(settings: Settings, slug: str) -> Taken:
    match slug:
        case "groups":
            return Taken(tuple(_groups(settings)), sentences=sentences(settings))
        case "questions":
            return Taken(tuple(_questions(settings)))
        case "topics":
            return Taken(listed=settings.topics)
        case "consents":
            return Taken(tuple(_consents(settings)))
        case _:
            return Taken(tuple(_length(settings)))


def sentences(settings: Settings) -> tuple[str, ...]:
    """As they will read on pages."""
    own = settings.words
    return tuple(sentence.format(senior=own.senior, served=own.served) for sentence in words.SENTENCES)


def _groups(settings: Settings) -> Iterator[Fact]:
    yield Fact(words.SENIOR, settings.words.senior)
    yield Fact(words.SERVED, settings.words.served)
    yield Fact(words.LEVEL, settings.senior_level)
    yield Fact(words.REASON, settings.positive_action_reason)


def _questions(settings: Settings) -> Iterator[Fact]:
    for number, question in enumerate(settings.profile_questions, start=1):
        yield Fact(words.QUESTION.format(number=number), question)
    lists = settings.lists
    for name, entries in (
        (words.INTERESTS, lists.interests),
        (words.SITES, lists.sites),
        (words.DIRECTORATES, lists.directorates),
        (words.PROFESSIONS, lists.professions),
    ):
        yield Fact(name, "\n".join(entries) or words.NOT_ASKED)


def _consents(settings: Settings) -> Iterator[Fact]:
    """In the order in which people are asked."""
    texts = {text.purpose: text for text in settings.consent_texts}
    for purpose, name in words.PURPOSES.items():
        if text := texts.get(purpose):
            yield Fact(words.CONSENT.format(purpose=name, version=text.version), text.wording)


def _length(settings: Settings) -> Iterator[Fact]:
    yield Fact(words.SHORTEST, counted(settings.length_months_min, words.MONTHS))
    yield Fact(words.LONGEST, counted(settings.length_months_max, words.MONTHS))
    yield Fact(words.CHECK_INS, counted(settings.check_in_every_months, words.MONTHS))
    yield Fact(words.SURVEY_AFTER, counted(settings.survey_month, words.MONTHS))
    yield Fact(words.SURVEY_OPEN, counted(settings.survey_days, words.DAYS))
