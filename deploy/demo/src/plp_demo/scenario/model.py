"""A scenario as a whole: what it is, and a tuple for each file of rows, named as the file is."""

from dataclasses import dataclass, fields
from datetime import date
from typing import get_args, get_type_hints

from plp_demo.scenario.asking import Proposal, Request, SignIn
from plp_demo.scenario.evaluating import Answer, Contribution, Survey
from plp_demo.scenario.inviting import EnteredApplication, Import, ImportRow
from plp_demo.scenario.partnering import Agreement, Attendance, Ending, Goal, Meeting, Round, Session
from plp_demo.scenario.places import Key, Place, TrustCode
from plp_demo.scenario.recruiting import Application, Cohort, DateChange, Decision, Departure, Person, Topic, Trust
from plp_demo.scenario.rows import Row


@dataclass(frozen=True, slots=True)
class About:
    """`scenario.toml`: programme time, and the cohort whose respondents table is shown."""

    title: str
    about: str
    begins_on: date
    ends_on: date
    headline_trust: TrustCode
    headline_cohort: Key

    @property
    def place(self) -> Place:
        return Place("scenario.toml")


@dataclass(frozen=True, slots=True)
class Scenario:
    about: About
    trusts: tuple[Trust, ...] = ()
    topics: tuple[Topic, ...] = ()
    people: tuple[Person, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    applications: tuple[Application, ...] = ()
    entered_applications: tuple[EnteredApplication, ...] = ()
    imports: tuple[Import, ...] = ()
    import_rows: tuple[ImportRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    departures: tuple[Departure, ...] = ()
    date_changes: tuple[DateChange, ...] = ()
    rounds: tuple[Round, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    goals: tuple[Goal, ...] = ()
    endings: tuple[Ending, ...] = ()
    sessions: tuple[Session, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    surveys: tuple[Survey, ...] = ()
    answers: tuple[Answer, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    requests: tuple[Request, ...] = ()
    sign_ins: tuple[SignIn, ...] = ()


def shapes() -> dict[str, type[Row]]:
    """The class of each file's rows, in the order of a cohort's life."""
    hints = get_type_hints(Scenario)
    return {field.name: get_args(hints[field.name])[0] for field in fields(Scenario) if field.name != "about"}
