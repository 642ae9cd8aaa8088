"""What a row names must be there, and nothing may be there twice."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Final

from plp_demo.scenario.actions import OF_NO_TRUST
from plp_demo.scenario.index import Index, of_cohort, of_member
from plp_demo.scenario.model import Scenario, shapes
from plp_demo.scenario.places import Fault
from plp_demo.scenario.recruiting import Application, Cohort, Trust
from plp_demo.scenario.rows import OfCohort, OfMember, Row

# The fields that tell a file's rows apart, after the trust.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "trusts": (),
    "topics": ("topic",),
    "people": ("person",),
    "cohorts": ("cohort",),
    "applications": ("cohort", "person"),
    "entered_applications": ("cohort", "email"),
    "imports": ("cohort", "file"),
    "import_rows": ("cohort", "file", "email"),
    "decisions": ("cohort", "person", "outcome"),
    "departures": ("cohort", "person"),
    "date_changes": ("cohort", "changed_on"),
    "rounds": ("cohort", "round"),
    "agreements": ("cohort", "person"),
    "meetings": ("cohort", "person", "meets_on"),
    "goals": ("cohort", "person", "goal"),
    "endings": ("cohort", "person"),
    "sessions": ("cohort", "session"),
    "attendances": ("cohort", "session", "person"),
    "surveys": ("cohort",),
    "answers": ("cohort", "person"),
    "contributions": ("cohort",),
    "proposals": ("setting",),
    "requests": ("person", "kind", "asked_on"),
    "sign_ins": ("person",),
}


def rows_of(scenario: Scenario) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its file."""
    return ((name, row) for name in shapes() for row in getattr(scenario, name))


def repeated(scenario: Scenario, _: Index) -> Iterator[Fault]:
    seen: dict[Hashable, Row] = {}
    for name, row in rows_of(scenario):
        key = (name, row.trust, *(getattr(row, field) for field in KEYS[name]))
        first = seen.setdefault(key, row)
        if first is not row:
            yield Fault(row.place, ("trust", *KEYS[name])[-1], f"is in {first.place} already")


def unknown_trusts(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for _, row in rows_of(scenario):
        if not isinstance(row, Trust) and row.trust not in index.trusts:
            yield Fault(row.place, "trust", f"{row.trust!r} is not in trusts.csv")


def unknown_cohorts(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for _, row in rows_of(scenario):
        if isinstance(row, OfCohort) and not isinstance(row, Cohort) and of_cohort(row) not in index.cohorts:
            yield Fault(row.place, "cohort", f"{row.cohort!r} is not a cohort of {row.trust!r} in cohorts.csv")


def unknown_applicants(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for _, row in rows_of(scenario):
        if isinstance(row, OfMember) and not isinstance(row, Application) and of_member(row) not in index.applications:
            yield Fault(row.place, "person", f"{row.person!r} has no application to this cohort in applications.csv")


def unknown_sessions(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.attendances:
        if (row.trust, row.cohort, row.session) not in index.sessions:
            yield Fault(row.place, "session", f"{row.session!r} is not a session of this cohort in sessions.csv")


def unknown_imports(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.import_rows:
        if (row.trust, row.cohort, row.file) not in index.imports:
            yield Fault(row.place, "file", f"{row.file!r} is not a file of this cohort in imports.csv")


def unknown_sign_ins(scenario: Scenario, index: Index) -> Iterator[Fault]:
    for row in scenario.sign_ins:
        if row.person not in OF_NO_TRUST and (row.trust, row.person) not in index.people:
            yield Fault(row.place, "person", f"{row.person!r} is not among the people of {row.trust!r} in people.csv")


def unknown_headline(scenario: Scenario, index: Index) -> Iterator[Fault]:
    about = scenario.about
    if (about.headline_trust, about.headline_cohort) not in index.cohorts:
        yield Fault(about.place, "headline_cohort", f"{about.headline_cohort!r} is not a cohort of {about.headline_trust!r}")
