"""What every row of a scenario is: something about a trust, at a place in a file.

A scenario's classes are its files, and their fields but `place` are the columns. People go by keys that mean nothing outside.
"""

from dataclasses import dataclass

from plp_demo.scenario.places import Key, Place, TrustCode


@dataclass(frozen=True, slots=True)
class Row:
    place: Place
    trust: TrustCode


@dataclass(frozen=True, slots=True)
class OfCohort(Row):
    cohort: Key


@dataclass(frozen=True, slots=True)
class OfMember(OfCohort):
    """About one person in one cohort; where it is something done, by that person."""

    person: Key
