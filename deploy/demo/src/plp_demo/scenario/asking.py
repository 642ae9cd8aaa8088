"""The files on what waits for the trust's offices: proposals, requests, sign_ins."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plp_demo.scenario.places import Key
from plp_demo.scenario.rows import Row
from recruitment.requests.grounds import RequestKind


class Setting(StrEnum):
    """The columns of trusts.csv that a proposal can change."""

    LENGTH_MONTHS_MIN = "length_months_min"
    LENGTH_MONTHS_MAX = "length_months_max"
    SURVEY_MONTH = "survey_month"
    SURVEY_DAYS = "survey_days"
    CHECK_IN_EVERY_MONTHS = "check_in_every_months"


@dataclass(frozen=True, slots=True)
class Proposal(Row):
    """Settings that differ in one from those in force. They wait for somebody else's approval."""

    setting: Setting
    value: int
    proposed_on: date
    proposed_by: Key


@dataclass(frozen=True, slots=True)
class Request(Row):
    """What a person asks about their data. `advice` is the data protection officer's to the decision-maker."""

    person: Key
    kind: RequestKind
    asked_on: date
    words: str | None
    advised_on: date | None
    advised_by: Key | None
    advice: str | None


@dataclass(frozen=True, slots=True)
class SignIn(Row):
    """Somebody to sign in as on the scenario's last day, and what waits for them then, in a line."""

    person: Key
    waits: str
