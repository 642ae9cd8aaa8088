"""Services side by side, and one service of one trust: counts, topics, parked messages, and what operators did."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.site.calls import Answer, Outcome, Service
from portal.site.present import Fact, counted, moment
from portal.trusts.services import words
from portal.trusts.services.calls import (
    NATIONAL,
    Act,
    Message,
    NamedTrust,
    OneTrust,
    Operations,
    Parked,
    Progress,
    ReadTopic,
    Topic,
    WrittenTopic,
)


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` follow the trust's name, in the order of HEAD."""

    name: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """`rows` are None where the service is away."""

    name: str
    caption: str
    version: str | None
    rows: tuple[Row, ...] | None


@dataclass(frozen=True, slots=True)
class ServicesPage:
    needs: str
    is_urgent: bool
    sections: tuple[Section, ...]


def services_page(outcomes: Mapping[Service, Outcome[Operations]], trusts: Outcome[tuple[NamedTrust, ...]]) -> ServicesPage:
    told = {service: outcome.value for service, outcome in outcomes.items() if isinstance(outcome, Answer)}
    every = [progress for each in told.values() for progress in each.tenants]
    ends = {topic.topic: topic.numbered for progress in every for topic in progress.writes}
    whole = len(told) == len(outcomes)
    names = names_of(trusts)
    shown = (_section(service, told.get(service), names, ends if whole else None) for service in outcomes)
    return ServicesPage(needs(every, whole=whole), any(_needs(every)), tuple(shown))


def names_of(trusts: Outcome[tuple[NamedTrust, ...]]) -> Mapping[str, str]:
    """By code. A trust without a name is called by its code."""
    listed = trusts.value if isinstance(trusts, Answer) else ()
    return {NATIONAL: words.NATIONAL, **{each.trust: each.name for each in listed if each.name}}


def needs(every: Iterable[Progress], *, whole: bool) -> str:
    """In a sentence, what waits for an operator. `whole`: every service has answered."""
    parked, halted = _needs(every)
    both = ((parked, words.PARKED), (halted, words.HALTED))
    said = [counted(count, forms) for count, forms in both if count]
    if said:
        return words.NEEDS_YOU.format(what=words.AND.join(said))
    return words.NEEDS_NOBODY if whole else words.NEEDS_NOBODY_KNOWN


def _needs(every: Iterable[Progress]) -> tuple[int, int]:
    counts = [progress.counts for progress in every]
    return sum(each.parked for each in counts), sum(each.halted for each in counts)


def _section(service: Service, told: Operations | None, names: Mapping[str, str], ends: Mapping[str, int] | None) -> Section:
    name = called(service)
    caption = words.CAPTION.format(service=name)
    if told is None:
        return Section(name, caption, None, None)
    rows = tuple(_row(service, progress, names, ends) for progress in told.tenants)
    return Section(name, caption, words.VERSION.format(version=told.release), rows)


def called(service: Service) -> str:
    return words.NAMES[service]


def _row(service: Service, progress: Progress, names: Mapping[str, str], ends: Mapping[str, int] | None) -> Row:
    counts, waits = progress.counts, to_apply(progress, ends)
    before = (counts.published, counts.to_number, counts.to_ship)
    cells = (*before, words.NOT_KNOWN if waits is None else waits, counts.due, counts.parked, counts.halted)
    shown = tuple(f"{each:,}" if isinstance(each, int) else each for each in cells)
    return Row(names.get(progress.tenant, progress.tenant), at(service, progress.tenant), shown)


def to_apply(progress: Progress, ends: Mapping[str, int] | None) -> int | None:
    """Messages of others that are not taken yet. A restored sender may be behind its readers: then nothing waits for them."""
    if ends is None:
        return None
    return sum(max(ends.get(topic.topic, 0) - topic.taken, 0) for topic in progress.reads)


def at(service: str, trust: str) -> str:
    return f"/services/{service}/{trust}"


def at_message(where: str, topic: str, sequence: int) -> str:
    """`where` is the page of the service and the trust."""
    return f"{where}/parked/{topic}/{sequence}"


# One service of one trust


@dataclass(frozen=True, slots=True)
class ParkedRow:
    name: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """`next` is the query of the next page, None on the last."""

    heading: str
    facts: tuple[Fact, ...]
    halted: tuple[ParkedRow, ...]
    parked: tuple[ParkedRow, ...]
    topics: tuple[tuple[str, ...], ...]
    acts: tuple[tuple[str, ...], ...]
    first: Mapping[str, str] | None
    next: Mapping[str, str] | None


def one_page(service: Service, shown: OneTrust, names: Mapping[str, str], cursor: str | None) -> OnePage:
    progress, where = shown.progress, at(service, shown.progress.tenant)
    return OnePage(
        heading(service, progress.tenant, names),
        facts(shown),
        tuple(_halted(progress, where)),
        tuple(_parked(each, where) for each in shown.parked),
        tuple(_topics(progress)),
        acts(shown.acts),
        {} if cursor else None,
        {"cursor": shown.next} if shown.next else None,
    )


def heading(service: Service, trust: str, names: Mapping[str, str]) -> str:
    return words.ONE_HEADING.format(service=called(service), trust=names.get(trust, trust))


def facts(shown: OneTrust) -> tuple[Fact, ...]:
    counts = shown.progress.counts
    values = (counts.published, counts.to_number, counts.to_ship, counts.due, counts.parked, counts.halted)
    return tuple(map(Fact, words.FACTS, (shown.release, *(f"{each:,}" for each in values))))


def _halted(progress: Progress, where: str) -> Iterator[ParkedRow]:
    topics: tuple[ReadTopic | WrittenTopic, ...] = (*progress.reads, *progress.writes)
    for topic in topics:
        if topic.halted:
            yield ParkedRow(topic.topic, f"{where}/halted/{topic.topic}", (topic.reason or topic.halted,))


def _parked(parked: Parked, where: str) -> ParkedRow:
    place = words.NUMBERED.format(topic=parked.topic, number=f"{parked.sequence:,}")
    cells = (place, moment(parked.parked_at), parked.reason, tried(parked))
    return ParkedRow(parked.name, at_message(where, parked.topic, parked.sequence), cells)


def tried(parked: Parked) -> str:
    return counted(parked.attempts, words.TRIED) if parked.attempts else words.NOT_TRIED


def _topics(progress: Progress) -> Iterator[tuple[str, ...]]:
    yield from ((topic.topic, words.READS, f"{topic.taken:,}") for topic in progress.reads)
    yield from ((topic.topic, words.WRITES, f"{topic.shipped:,}") for topic in progress.writes)


def acts(done: Sequence[Act]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (moment(each.at), _what(each), _who(each.operator), _outcome(each), each.reason or words.NO_REASON) for each in done
    )


def _what(act: Act) -> str:
    place = act.topic if act.sequence is None else words.NUMBERED.format(topic=act.topic, number=f"{act.sequence:,}")
    return words.ACTIONS.get(act.action, "{what}").format(what=place)


def _who(operator: str) -> str:
    """Somebody at the command line is known by their login."""
    try:
        UUID(operator)
    except ValueError:
        return words.AT_THE_COMMAND_LINE.format(login=operator)
    return words.AN_OPERATOR


def _outcome(act: Act) -> str:
    return words.OUTCOMES.get(act.outcome) or words.STAYS.format(code=act.outcome)


# One message, one topic


def message_facts(shown: Message) -> tuple[Fact, ...]:
    return tuple(_message_facts(shown.message))


def _message_facts(parked: Parked) -> Iterator[Fact]:
    yield Fact(words.MESSAGE, parked.name)
    yield Fact(words.TOPIC, parked.topic)
    yield Fact(words.NUMBER, f"{parked.sequence:,}")
    yield Fact(words.SENT_ON, moment(parked.at))
    yield Fact(words.PARKED_ON, moment(parked.parked_at))
    yield Fact(words.WHY, parked.reason)
    yield Fact(words.TRIED_AGAIN, tried(parked))
    if parked.ahead:
        yield Fact(words.AHEAD, counted(parked.ahead, words.AHEAD_COUNT))


def topic_facts(shown: Topic) -> tuple[Fact, ...]:
    last = words.LAST_NUMBER if shown.is_read else words.LAST_SENT
    why = (Fact(words.WHY, shown.reason or shown.halted),) if shown.halted else ()
    return Fact(words.TOPIC, shown.topic), Fact(last, f"{shown.last:,}"), *why


def resuming(service: Service, shown: Topic) -> tuple[str | None, str | None]:
    """The button; without one, why there is none."""
    if not shown.halted:
        return None, words.NOT_HALTED
    if not shown.is_read:
        return None, words.OUT_OF_HERE.format(service=service)
    return words.RESUME.button, None
