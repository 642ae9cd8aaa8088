"""The calls of the pages on which a cohort is set up, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final, Literal, TypeAlias

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class NewSetUp(msgspec.Struct, frozen=True):
    title: str


class Aims(msgspec.Struct, frozen=True):
    title: str
    aims: tuple[str, ...]


class Dates(msgspec.Struct, frozen=True):
    """Without a day of its own matching begins as recruiting closes, and the survey's day counts from the launch."""

    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    matching_on: date | None
    survey_on: date | None


class Channels(msgspec.Struct, frozen=True):
    channels: tuple[str, ...]


class Assessment(msgspec.Struct, frozen=True):
    reference: str
    approver: str


class MissingItem(msgspec.Struct, frozen=True):
    """`item`: aims, dates, channels or assessment, or the trust's settings."""

    item: str
    code: str
    detail: str


class SetUp(msgspec.Struct, frozen=True):
    """None is what nobody has written yet. With nothing `missing` the cohort can open; `open`: it has."""

    title: str
    aims: Aims | None
    dates: Dates | None
    channels: tuple[str, ...] | None
    assessment: Assessment | None
    missing: tuple[MissingItem, ...]
    open: bool


class Words(msgspec.Struct, frozen=True):
    """What the trust calls the people on each side."""

    senior: str
    served: str


class Lists(msgspec.Struct, frozen=True):
    interests: tuple[str, ...]
    sites: tuple[str, ...]
    directorates: tuple[str, ...]
    professions: tuple[str, ...]


Purpose: TypeAlias = Literal[
    "take_part",
    "profile_shown",
    "survey",
    "interview",
    "recording",
    "quotes",
    "journal_extracts",
    "national_counts",
    "later_contact",
]


class ConsentText(msgspec.Struct, frozen=True):
    purpose: Purpose
    version: int
    wording: str


class Settings(msgspec.Struct, frozen=True):
    words: Words
    senior_level: str
    positive_action_reason: str
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: tuple[str, ...]
    lists: Lists
    topics: tuple[str, ...]
    consent_texts: tuple[ConsentText, ...]


class Trust(msgspec.Struct, frozen=True):
    """`settings` are those in force, None until the first are approved."""

    settings: Settings | None


ITEM: Final = "/cohorts/{cohort}/set-up"
SET_UP: Final = reads(Service.RECRUITMENT, ITEM, SetUp)
TRUST: Final = reads(Service.RECRUITMENT, "/trust", Trust)
BEGIN: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/set-ups", NewSetUp, Written)
WRITE_AIMS: Final = Call(Service.RECRUITMENT, Method.PUT, f"{ITEM}/aims", Aims, Written)
WRITE_DATES: Final = Call(Service.RECRUITMENT, Method.PUT, f"{ITEM}/dates", Dates, Written)
WRITE_CHANNELS: Final = Call(Service.RECRUITMENT, Method.PUT, f"{ITEM}/channels", Channels, Written)
WRITE_ASSESSMENT: Final = Call(Service.RECRUITMENT, Method.PUT, f"{ITEM}/assessment", Assessment, Written)
OPEN: Final = Call(Service.RECRUITMENT, Method.POST, f"{ITEM}/openings", NoBody, Written)
DROP: Final = Call(Service.RECRUITMENT, Method.POST, f"{ITEM}/drops", NoBody, Written)
