"""The calls of the pages that take a cohort from stage to stage and move its dates, and the fields that the pages use."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Cohort(msgspec.Struct, frozen=True):
    """On `recruiting_closes_on` it is too late to apply. `launch_on` is planned until the cohort is `launched`."""

    cohort: UUID
    title: str
    recruiting_opens_on: date
    recruiting_closes_on: date
    matching_on: date
    launch_on: date
    survey_on: date
    recruiting: bool
    launched: bool


class MoveReason(StrEnum):
    MORE_TIME_TO_APPLY = "more_time_to_apply"
    MATCHING_TAKES_LONGER = "matching_takes_longer"
    NOT_READY = "not_ready"
    SERVICE_PRESSURE = "service_pressure"
    PEOPLE_AWAY = "people_away"
    READY_EARLIER = "ready_earlier"
    ENTERED_WRONGLY = "entered_wrongly"
    OTHER = "other"


class DateChange(msgspec.Struct, frozen=True):
    """A day that is None is not moved by hand."""

    reason: MoveReason
    recruiting_opens_on: date | None = None
    recruiting_closes_on: date | None = None
    matching_on: date | None = None
    launch_on: date | None = None
    survey_on: date | None = None


class Move(msgspec.Struct, frozen=True):
    """A day that moves, by its name: one of the five, or one that counts from them."""

    what: str
    before: date
    after: date


class Moves(msgspec.Struct, frozen=True):
    moves: tuple[Move, ...]


class MissingForLaunch(msgspec.Struct, frozen=True):
    code: str
    detail: str


class Launchable(msgspec.Struct, frozen=True):
    """When it `lacks` nothing the cohort can be launched. `launch_on` is planned until it is `launched`."""

    title: str
    launch_on: date
    lacks: tuple[MissingForLaunch, ...]
    launched: bool


class Launch(msgspec.Struct, frozen=True):
    launched_on: date


CHANGES: Final = "/cohorts/{cohort}/date-changes"
COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", Cohort)
LAUNCHABLE: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/launch", Launchable)
CLOSE: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}/recruiting-closures", NoBody, Written)
LAUNCH: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}/launch", Launch, Written)
MOVE: Final = Call(Service.RECRUITMENT, Method.POST, CHANGES, DateChange, Written)
WOULD_MOVE: Final = Call(Service.RECRUITMENT, Method.POST, CHANGES, DateChange, Moves, ("dry_run",), dry_run=True)
