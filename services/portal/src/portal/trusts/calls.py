"""The calls of the pages about trusts, for operators, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final, Literal, TypeAlias

import msgspec

from portal.site.calls import Call, Email, Method, Service, Written, reads

Kind: TypeAlias = Literal[
    "acute",
    "acute_and_community",
    "ambulance",
    "community",
    "mental_health",
    "mental_health_and_community",
    "specialist",
]
Region: TypeAlias = Literal["Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"]


class TakenOn(msgspec.Struct, frozen=True):
    """`stage`: prepared, proposed, refused, in_force. A trust without a name is prepared, and not taken on."""

    trust: str
    name: str | None
    stage: str


class Words(msgspec.Struct, frozen=True):
    senior: str
    served: str


class Controller(msgspec.Struct, frozen=True):
    """Who answers for the personal data, and how their data protection officer is reached."""

    name: str
    address: str
    officer_email: Email
    officer_telephone: str | None = None


class Settings(msgspec.Struct, frozen=True):
    words: Words
    groups_served: tuple[str, ...]
    senior_level: str
    positive_action_reason: str
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: tuple[str, ...]
    topics: tuple[str, ...]
    controller: Controller | None = None


class Standard(msgspec.Struct, frozen=True):
    """The platform's standard settings. The last two are passed on as they are."""

    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: tuple[str, ...]
    consent_texts: tuple[msgspec.Raw, ...]
    processing: tuple[msgspec.Raw, ...]


class Trust(msgspec.Struct, frozen=True):
    """`first_settings` are those with which it was taken on; `first_state`: waiting, approved, refused, taken_back."""

    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool
    noted_on: date
    stage: str
    settings_version: int
    settings_since: date | None
    first_state: str
    first_answered_on: date | None
    first_settings: Settings
    waits_for: tuple[str, ...]


class NewTrust(msgspec.Struct, frozen=True):
    """The settings are as somebody wrote them."""

    name: str
    ods_code: str
    kind: Kind
    region: Region
    synthetic: bool
    settings: msgspec.Raw


class Checked(msgspec.Struct, frozen=True):
    trust: str


ALL: Final = reads(Service.RECRUITMENT, "/taken-on", tuple[TakenOn, ...])
STANDARD: Final = reads(Service.RECRUITMENT, "/standard-settings", Standard)
ONE: Final = reads(Service.RECRUITMENT, "/trusts/{tenant}", Trust)
CHECK: Final = Call(Service.RECRUITMENT, Method.POST, "/trusts/{tenant}/checks", NewTrust, Checked)
TAKE_ON: Final = Call(Service.RECRUITMENT, Method.POST, "/trusts/{tenant}", NewTrust, Written)
