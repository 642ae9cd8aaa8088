"""The files on evaluation: surveys, answers, contributions."""

from dataclasses import dataclass
from datetime import date

from evaluation.answers.answer import Choice
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from plp_demo.scenario.places import Key
from plp_demo.scenario.rows import OfCohort, OfMember


@dataclass(frozen=True, slots=True)
class Survey(OfCohort):
    """The mid-programme survey's approval, and its extension where there is one. It opens and closes by its dates."""

    approved_on: date
    approved_by: Key
    approval_reference: str
    approver: str
    extended_on: date | None
    extension_days: int | None
    extended_by: Key | None


@dataclass(frozen=True, slots=True)
class Answer(OfMember):
    """`group` is the one that the respondent names, with the `groups_served` where the cohort serves several.

    `choices` has a column for each question of the national core.
    """

    answered_on: date
    group: Group
    recommend: Recommend
    check_in: CheckIn
    national_counts: bool
    choices: tuple[Choice, ...]
    groups_served: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Contribution(OfCohort):
    """The survey's rounded facts: previewed by the evaluator, approved by the data protection officer."""

    prepared_on: date
    prepared_by: Key
    approved_on: date
    approved_by: Key
