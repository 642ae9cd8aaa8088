"""What the pairs of a synthetic cohort do: agreements, meetings, goals, endings, and the sessions that they go to."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Final

from partnership_journal.goals.decider import Whose
from partnership_journal.meetings.decider import How
from partnership_journal.partnerships.decider import Ending as HowEnded
from partnership_journal.sessions.decider import How as SessionHow
from partnership_journal.sessions.decider import SessionKind
from plp_demo.scenario.partnering import Agreement, Attendance, Ending, Goal, Meeting, Session
from plp_demo.scenario.places import Key, TrustCode
from plp_demo.scenario.synthetic import words
from plp_demo.scenario.synthetic.draws import happens
from plp_demo.scenario.synthetic.members import Cast, Member
from plp_demo.scenario.synthetic.plans import Plan
from plp_demo.scenario.synthetic.recruiting_rows import COHORT, FACILITATOR, NOWHERE

LAUNCH: Final = Key("launch")


def _paired(cast: Cast) -> Iterator[tuple[Member, Member]]:
    """Pairs that nobody leaves: what the others do is left out, but for their agreement."""
    return (pair for pair in cast.pairs if not any(member.leaves for member in pair))


def agreements(plan: Plan, cast: Cast, random: Random) -> Iterator[Agreement]:
    for member in (member for pair in cast.pairs for member in pair):
        if happens(random, 0.85):
            text = random.choice(words.AGREEMENTS) if happens(random, 0.9) else None
            yield Agreement(NOWHERE, TrustCode(plan.code), COHORT, member.key, plan.calendar.agreed, text)


def meetings(plan: Plan, cast: Cast, random: Random) -> Iterator[Meeting]:
    for pair in _paired(cast):
        days = sorted(random.sample(plan.calendar.meetings, random.randint(2, len(plan.calendar.meetings))))
        for day in days:
            planned = plan.calendar.agreed if day == days[0] and happens(random, 0.5) else None
            held = planned is None or happens(random, 0.9)
            how = random.choice((How.REMOTE, How.REMOTE, How.IN_PERSON))
            yield Meeting(NOWHERE, TrustCode(plan.code), COHORT, random.choice(pair).key, planned, day, how, held)


def goals(plan: Plan, cast: Cast, random: Random) -> Iterator[Goal]:
    for pair in _paired(cast):
        if happens(random, 0.8):
            whose = random.choice((Whose.SHARED, Whose.SHARED, Whose.OWN))
            reached = plan.calendar.goals_reached if happens(random, 0.6) else None
            key, text = random.choice(pair).key, random.choice(words.GOALS)
            yield Goal(NOWHERE, TrustCode(plan.code), COHORT, key, Key("g1"), whose, text, plan.calendar.agreed, reached)


def endings(plan: Plan, cast: Cast, random: Random) -> Iterator[Ending]:
    for pair in _paired(cast):
        if plan.calendar.ended:
            key = random.choice(pair).key
            yield Ending(NOWHERE, TrustCode(plan.code), COHORT, key, plan.calendar.ended, HowEnded.COMPLETED)


def sessions(plan: Plan) -> Iterator[Session]:
    trust = TrustCode(plan.code)
    yield Session(NOWHERE, trust, COHORT, LAUNCH, SessionKind.LAUNCH, plan.calendar.launch, SessionHow.VIRTUAL, FACILITATOR)
    for key, day in _check_ins(plan.calendar.check_ins):
        yield Session(NOWHERE, trust, COHORT, key, SessionKind.CHECK_IN, day, SessionHow.VIRTUAL, FACILITATOR)


def attendances(plan: Plan, cast: Cast, random: Random) -> Iterator[Attendance]:
    held = [(LAUNCH, plan.calendar.launch, 0.6), *((key, day, 0.25) for key, day in _check_ins(plan.calendar.check_ins))]
    for session, day, share in held:
        for member in (member for pair in cast.pairs for member in pair):
            if happens(random, share) and not (member.leaves and day >= plan.calendar.left):
                yield Attendance(NOWHERE, TrustCode(plan.code), COHORT, member.key, session)


def _check_ins(days: Sequence[date]) -> Iterator[tuple[Key, date]]:
    return ((Key(f"check_in_{number}"), day) for number, day in enumerate(days, start=1))
