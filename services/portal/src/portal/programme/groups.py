"""The groups of settings: each is one page, one draft, and some facts. Consent texts and uses of data are a group each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from portal.programme import words
from portal.programme.calls import Activity, Purpose, Settings
from portal.programme.words import GroupWords
from portal.site import words as site
from portal.site.present import Fact, counted, listed

CONSENT: Final = "consent"
PROCESSING: Final = "processing"
PARTS: Final[Mapping[str, tuple[str, ...]]] = {CONSENT: get_args(Purpose), PROCESSING: get_args(Activity)}


@dataclass(frozen=True, slots=True)
class Group:
    """`part` is the purpose of a consent, or an activity."""

    kind: str
    part: str = ""

    @property
    def slug(self) -> str:
        return f"{self.kind}-{self.part.replace('_', '-')}" if self.part else self.kind

    @property
    def draft(self) -> str:
        """The name of its draft."""
        return self.slug.replace("-", "_")

    @property
    def words(self) -> GroupWords:
        match self.kind:
            case "consent":
                return GroupWords(words.CONSENT.format(purpose=words.PURPOSES[self.part]), words.WHEN_ASKED)
            case "processing":
                return GroupWords(words.PROCESSING.format(activity=words.ACTIVITIES[self.part]), words.USE_READERS)
            case kind:
                return words.GROUPS[kind]

    @property
    def purpose(self) -> Purpose:
        return cast(Purpose, self.part)

    @property
    def activity(self) -> Activity:
        return cast(Activity, self.part)

    def facts(self, settings: Settings) -> tuple[Fact, ...]:
        return tuple(FACTS[self.kind](settings, self))


def of_section(kinds: tuple[str, ...]) -> Iterator[Group]:
    for kind in kinds:
        yield from (Group(kind, part) for part in PARTS[kind]) if kind in PARTS else (Group(kind),)


EVERY: Final = tuple(group for section in words.SECTIONS for group in of_section(section.kinds))
LISTS: Final = frozenset(words.FACTS[name] for name in ("topics", "interests", "sites", "directorates", "professions"))
"""Facts that have entries, each on a line of its own."""
BY_SLUG: Final = {group.slug: group for group in EVERY}


def facts_of(settings: Settings | None) -> tuple[Fact, ...]:
    """Everything that settings say, each under a name of its own; nothing where there are none."""
    return tuple(fact for group in EVERY for fact in group.facts(settings)) if settings else ()


def _names(settings: Settings, _: Group) -> Iterator[Fact]:
    yield Fact(words.FACTS["senior"], settings.words.senior)
    yield Fact(words.FACTS["served"], settings.words.served)


def _served(settings: Settings, _: Group) -> Iterator[Fact]:
    yield Fact(words.FACTS["groups_served"], listed(site.GROUPS_SERVED.get(group, group) for group in settings.groups_served))


def _senior_level(settings: Settings, _: Group) -> Iterator[Fact]:
    yield Fact(words.FACTS["senior_level"], settings.senior_level)
    yield Fact(words.FACTS["positive_action_reason"], settings.positive_action_reason)


def _length(settings: Settings, _: Group) -> Iterator[Fact]:
    shortest, longest = settings.length_months_min, settings.length_months_max
    between = words.LENGTH.format(shortest=shortest, longest=longest)
    yield Fact(words.FACTS["length"], counted(shortest, words.MONTHS) if shortest == longest else between)
    yield Fact(words.FACTS["check_ins"], counted(settings.check_in_every_months, words.EVERY))


def _survey_times(settings: Settings, _: Group) -> Iterator[Fact]:
    yield Fact(words.FACTS["survey_opens"], counted(settings.survey_month, words.AFTER_LAUNCH))
    yield Fact(words.FACTS["survey_days"], counted(settings.survey_days, words.DAYS))


def _profile_questions(settings: Settings, _: Group) -> Iterator[Fact]:
    for number, question in enumerate(settings.profile_questions, start=1):
        yield Fact(words.QUESTION.format(number=number), question)


def _entries(name: str, entries: tuple[str, ...]) -> Fact:
    return Fact(words.FACTS[name], "\n".join(entries) or words.NOT_ENTERED)


def _topics(settings: Settings, _: Group) -> Iterator[Fact]:
    yield _entries("topics", settings.topics)


def _list(settings: Settings, group: Group) -> Iterator[Fact]:
    lists: dict[str, tuple[str, ...]] = {
        "interests": settings.lists.interests,
        "sites": settings.lists.sites,
        "directorates": settings.lists.directorates,
        "professions": settings.lists.professions,
    }
    yield _entries(group.kind, lists[group.kind])


def _consent(settings: Settings, group: Group) -> Iterator[Fact]:
    text = settings.consent(group.part)
    said = words.VERSION_OF_TEXT.format(version=text.version, wording=text.wording) if text else words.NOT_ENTERED
    yield Fact(group.words.name, said)


def _retention(settings: Settings, _: Group) -> Iterator[Fact]:
    for name, called in words.KEPT_FOR.items():
        yield Fact(called, counted(getattr(settings.retention, name), words.MONTHS))


def _erasures(settings: Settings, _: Group) -> Iterator[Fact]:
    rule = settings.clean_erasures
    yield Fact(words.FACTS["by_rule"], words.RULE if rule else words.NO_RULE)
    if rule:
        yield Fact(words.FACTS["assessment"], rule.assessment)
        yield Fact(words.FACTS["wait_days"], counted(rule.wait_days, words.DAYS))
        yield Fact(words.FACTS["looked_at"], words.ONE_IN.format(count=rule.looked_at_one_in))


def _processing(settings: Settings, group: Group) -> Iterator[Fact]:
    use = settings.use(group.part)
    if use is None:
        yield Fact(group.words.name, words.NOT_ENTERED)
        return
    recipients = listed(use.recipients) or words.NOBODY
    said = words.USE.format(basis=words.BASES[use.basis], condition=words.CONDITIONS[use.condition], recipients=recipients)
    yield Fact(group.words.name, said)


def _controller(settings: Settings, _: Group) -> Iterator[Fact]:
    known = settings.controller
    if known is None:
        yield Fact(words.FACTS["controller"], words.NOT_ENTERED)
        return
    yield Fact(words.FACTS["controller"], known.name)
    yield Fact(words.FACTS["address"], known.address)
    yield Fact(words.FACTS["officer_email"], known.officer_email)
    yield Fact(words.FACTS["officer_telephone"], known.officer_telephone or words.NOT_ENTERED)


FACTS: Final[Mapping[str, Callable[[Settings, Group], Iterator[Fact]]]] = {
    "names": _names,
    "served": _served,
    "senior-level": _senior_level,
    "length": _length,
    "survey-times": _survey_times,
    "profile-questions": _profile_questions,
    "topics": _topics,
    "interests": _list,
    "sites": _list,
    "directorates": _list,
    "professions": _list,
    CONSENT: _consent,
    "retention": _retention,
    "erasures": _erasures,
    PROCESSING: _processing,
    "controller": _controller,
}
