"""The settings in force as a page shows them, and what others would change in them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from portal.programme import words
from portal.programme.calls import ListedProposal, Settings, SettingsPage
from portal.programme.groups import EVERY, LISTS, Group, facts_of, of_section
from portal.site.present import Difference, Fact, Status, counted, day, differences


@dataclass(frozen=True, slots=True)
class Row:
    """A setting. `address` is where its group is changed; `note` says that the reader has, and has not proposed it yet."""

    name: str
    value: str
    address: str
    note: Status | None


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    readers: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    on: str
    address: str
    state: str
    answered: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`changes` says how much the reader has changed and can propose; None where nothing is."""

    in_force: str | None
    sections: tuple[Section, ...]
    changes: str | None
    proposals: tuple[ProposalRow, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Which groups the reader has changed: those that can be proposed, and those with a mistake."""

    complete: Collection[Group] = ()
    unfinished: Collection[Group] = ()


def shown(page: SettingsPage, kept: Kept) -> Shown:
    rows = tuple(_proposal(each) for each in reversed(page.proposals))
    changes = counted(len(kept.complete), words.CHANGES) if kept.complete else None
    if page.settings is None or page.since is None:
        return Shown(None, (), changes, rows)
    in_force = words.VERSION.format(version=page.version, day=day(page.since))
    return Shown(in_force, tuple(_sections(page.settings, kept)), changes, rows)


def _sections(settings: Settings, kept: Kept) -> Iterator[Section]:
    for section in words.SECTIONS:
        rows = tuple(row for group in of_section(section.kinds) for row in _rows(group, settings, kept))
        yield Section(section.heading, section.readers, rows)


def _rows(group: Group, settings: Settings, kept: Kept) -> Iterator[Row]:
    for fact in group.facts(settings):
        value = fact.value.replace("\n", "; ") if fact.name in LISTS else fact.value
        yield Row(fact.name, value, f"/settings/{group.slug}", _note(group, kept))


def _note(group: Group, kept: Kept) -> Status | None:
    if group in kept.complete:
        return Status(words.CHANGED, "blue")
    return Status(words.UNFINISHED, "orange") if group in kept.unfinished else None


def _proposal(proposal: ListedProposal) -> ProposalRow:
    answered = day(proposal.answered_on) if proposal.answered_on else words.NOT_ANSWERED
    return ProposalRow(day(proposal.proposed_on), f"/settings/proposals/{proposal.proposal}", state_of(proposal), answered)


def state_of(proposal: ListedProposal) -> str:
    return words.STATES.get(proposal.state, proposal.state)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a setting says `before` and `now`; of long lists only what differs. `address` is where it is changed."""

    name: str
    address: str
    before: str
    now: str


def changes(before: Settings | None, after: Settings) -> tuple[Changed, ...]:
    addresses = {fact.name: f"/settings/{group.slug}" for group in EVERY for fact in _both(group, before, after)}
    return tuple(_change(each, addresses[each.name]) for each in differences(facts_of(before), facts_of(after)))


def _both(group: Group, before: Settings | None, after: Settings) -> Iterator[Fact]:
    yield from group.facts(after)
    yield from group.facts(before) if before else ()


def _change(each: Difference, address: str) -> Changed:
    before, now = each.before or words.NOT_ENTERED, each.now or words.NOT_ENTERED
    if each.name in LISTS:
        before, now = _less(before, now), _less(now, before)
    return Changed(each.name, address, before, now)


def _less(entries: str, others: str) -> str:
    """Without the entries that both have, which are only counted."""
    own, known = entries.split("\n"), set(others.split("\n"))
    different = [entry for entry in own if entry not in known]
    if not different:
        return counted(len(own), words.ENTRIES_NOW)
    same = len(own) - len(different)
    return "\n".join([*different, *([counted(same, words.OTHERS)] if same else [])])
