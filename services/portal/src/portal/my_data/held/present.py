"""What each service holds about a person, as a part of one page: what it comes to, and everything that is on record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from portal.my_data.held import words
from portal.my_data.held.calls import Application, Draft, Evaluation, Journal, Matching, OnRecord, Partnership, Recruiting, Survey
from portal.my_data.held.facts import Entry, Names, entries
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.present import Fact, counted, day


@dataclass(frozen=True, slots=True)
class Part:
    """`absent` says why there is nothing to show."""

    slug: str
    heading: str
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    absent: str | None = None
    note: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    """Words and addresses, for those who have not left."""

    @property
    def count(self) -> str:
        return counted(len(self.entries), words.RECORD_COUNTS)


@dataclass(frozen=True, slots=True)
class Held:
    """What the services have answered."""

    recruiting: Outcome[Recruiting]
    matching: Outcome[Matching]
    journal: Outcome[Journal]
    evaluation: Outcome[Evaluation]


def parts(held: Held) -> tuple[Part, ...]:
    """Partners are not named: that a name is not available any more would tell something about the partner."""
    names = titles(held.recruiting)
    return (
        _recruiting(held.recruiting, names),
        _matching(held.matching, names),
        _journal(held.journal, names),
        _evaluation(held.evaluation, names),
    )


def titles(recruiting: Outcome[Recruiting]) -> Names:
    cohorts = recruiting.value.cohorts if isinstance(recruiting, Answer) else ()
    return {each.cohort: each.title for each in cohorts}


def _recruiting(outcome: Outcome[Recruiting], names: Names) -> Part:
    if not isinstance(outcome, Answer):
        return _absent("recruiting", outcome)
    said = [
        words.IN_COHORT.format(cohort=names.get(each.cohort, words.A_COHORT), state=words.STATES.get(each.state, each.state))
        for each in outcome.value.applications
    ]
    part = _part("recruiting", [_fact(words.APPLICATIONS, said)], outcome.value.facts, outcome.value.drafts, names)
    return replace(part, links=tuple(_links(outcome.value.applications, names)))


def _links(applications: Iterable[Application], names: Names) -> Iterator[tuple[str, str]]:
    for each in applications:
        cohort = names.get(each.cohort, words.A_COHORT)
        yield words.SEE_APPLICATION.format(cohort=cohort), f"/my-application/{each.application}"


def _matching(outcome: Outcome[Matching], names: Names) -> Part:
    if not isinstance(outcome, Answer):
        return _absent("matching", outcome)
    pairs = [counted(len(outcome.value.pairs), words.PAIR_COUNTS)] if outcome.value.pairs else []
    return _part("matching", [_fact(words.PAIRS, pairs)], outcome.value.facts, outcome.value.drafts, names)


def _journal(outcome: Outcome[Journal], names: Names) -> Part:
    if not isinstance(outcome, Answer):
        return _absent("partnership", outcome)
    partnerships = [_partnership(each, names) for each in outcome.value.partnerships]
    return _part("partnership", [_fact(words.PARTNERSHIPS, partnerships)], outcome.value.facts, outcome.value.drafts, names)


def _evaluation(outcome: Outcome[Evaluation], names: Names) -> Part:
    if not isinstance(outcome, Answer):
        return _absent("surveys", outcome)
    surveys = [_survey(each) for each in outcome.value.surveys]
    facts = [_fact(words.INVITED_SURVEYS, surveys)]
    return _part("surveys", facts, outcome.value.facts, outcome.value.drafts, names, words.SURVEYS_KEPT_APART)


def _part(
    slug: str,
    facts: Sequence[Fact],
    on_record: tuple[OnRecord, ...],
    drafts: Sequence[Draft],
    names: Names,
    note: str | None = None,
) -> Part:
    return Part(slug, words.PARTS[slug], (*facts, *_drafts(drafts)), entries(on_record, names), note=note)


def _absent(slug: str, why: ApiError) -> Part:
    return Part(slug, words.PARTS[slug], absent=words.AWAY if why is ApiError.AWAY else words.NOT_HERE)


def _fact(name: str, lines: Iterable[str]) -> Fact:
    return Fact(name, "\n".join(lines) or words.NONE)


def _drafts(drafts: Sequence[Draft]) -> Iterator[Fact]:
    if drafts:
        yield Fact(words.DRAFTS, counted(len(drafts), words.DRAFT_COUNTS))


def _partnership(partnership: Partnership, names: Names) -> str:
    name, first = names.get(partnership.cohort, words.A_COHORT), day(partnership.formed_on)
    if partnership.ended_on is None:
        return words.SINCE.format(name=name, day=first)
    return words.FROM_TO.format(name=name, first=first, last=day(partnership.ended_on))


def _survey(survey: Survey) -> str:
    if survey.answered:
        return words.ANSWERED.format(survey=survey.title)
    return words.NOT_ANSWERED.format(survey=survey.title, day=day(survey.closes_on))
