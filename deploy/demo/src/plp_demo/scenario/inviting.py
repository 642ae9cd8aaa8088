"""The files on applications that people did not make themselves: entered_applications, imports, import_rows."""

from dataclasses import dataclass
from datetime import date

from plp_demo.scenario.places import Email, Key
from plp_demo.scenario.rows import OfCohort
from recruitment.applications.applicants import Means, Side
from recruitment.applications.consents import Purpose


@dataclass(frozen=True, slots=True)
class EnteredApplication(OfCohort):
    """Given by phone or on paper by somebody who does not sign in. A facilitator enters it, with what they agreed to."""

    name: str
    email: Email
    means: Means
    given_on: date
    entered_on: date
    entered_by: Key
    authority: str
    sides: tuple[Side, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    answer_1: str | None
    answer_2: str | None
    answer_3: str | None
    consents: tuple[Purpose, ...]
    channel: str


@dataclass(frozen=True, slots=True)
class Import(OfCohort):
    """A list of applicants that a facilitator sends; one that is not imported waits for its columns to be named."""

    file: Key
    channel: str
    sent_on: date
    sent_by: Key
    name_heading: str
    email_heading: str
    imported: bool


@dataclass(frozen=True, slots=True)
class ImportRow(OfCohort):
    """A row of a list."""

    file: Key
    name: str
    email: Email
