"""What recruitment holds about a person: their applications, requests, contact, and what its lists show of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.my_data import Details, Holding, by_person, whole, without
from plp_kit.service import TenantContext
from recruitment.access_log.queries import concerned
from recruitment.applications.decider import applications
from recruitment.applications.events import Invited
from recruitment.applications.table import applications as application_table
from recruitment.applications.table.applications import ShownApplication
from recruitment.cohorts.table import cohorts as cohort_table
from recruitment.do_not_pair.decider import do_not_pair
from recruitment.exceptions import table as exception_table
from recruitment.exceptions.decider import exceptions
from recruitment.joins.decider import JoinCodeMade, joins
from recruitment.leavers.decider import leavers
from recruitment.names.decider import names
from recruitment.notices import queries as notices
from recruitment.notices.queries import Notice, RequestNotice
from recruitment.pairs import table as pair_rows
from recruitment.pairs.decider import AddressesRecorded, pairs
from recruitment.people import events as people_events
from recruitment.people.decider import people
from recruitment.requests import decider as requests_decider
from recruitment.requests.decider import (
    requests,
)
from recruitment.requests.table import requests as request_table
from recruitment.requests.table.requests import DataRequest
from recruitment.staff import table as staff_table
from recruitment.staff.decider import staff

CONCERNED: Final = concerned
"""Finds their ids, and the cohorts whose people's names were looked at."""
UNSEEN: Final = (*people_events.UNSEEN, *requests_decider.UNSEEN)


@shown
@dataclass(frozen=True, slots=True)
class OwnCohort:
    cohort: UUID
    title: str


@shown
@dataclass(frozen=True, slots=True)
class OwnLists:
    """What lists show about the person today, under all of their ids. `cohorts` are those of the applications."""

    applications: list[ShownApplication]
    cohorts: list[OwnCohort]
    notices: list[Notice]
    requests: list[DataRequest]
    request_notices: list[RequestNotice]


def lists(context: TenantContext, person: UUID) -> OwnLists:
    with context.database.transaction() as db:
        ids = sorted(staff_table.ids_of(db, person))
        own = [row for id in ids for row in application_table.of_person(db, id)]
        sent = notices.of_applications(db, [row.application for row in own])
        named = [OwnCohort(each, title) for each, title in cohort_table.titles(db, {row.cohort for row in own})]
        asked = [row for id in ids for row in request_table.of_person(db, id)]
        told = notices.of_requests(db, [row.request for row in asked])
        return OwnLists(own, named, sent, asked, told)


def _applications(db: Db, person: UUID) -> Iterable[UUID]:
    return [row.application for row in application_table.of_person(db, person)]


def _requests(db: Db, person: UUID) -> Iterable[UUID]:
    return [row.request for row in request_table.of_person(db, person)]


def _of_application(person: UUID, event: object) -> Details:
    """An invitation's code is not data about the person."""
    return without(event, "code") if isinstance(event, Invited) else whole(person, event)


def _of_join(person: UUID, event: object) -> Details:
    """A code is not data about the person."""
    return without(event, "code") if isinstance(event, JoinCodeMade) else whole(person, event)


def _of_pair(person: UUID, event: object) -> Details:
    """Their partner's id is in their partnership's pages, where the two see each other."""
    if isinstance(event, AddressesRecorded):
        return {"own_address_shown": person in event.people}
    return without(event, "one", "other")


def _seen(person: UUID, event: object) -> Details | None:
    """Without what officials are told or decide among themselves: it would say why an erasure takes its time."""
    return None if isinstance(event, UNSEEN) else whole(person, event)


HOLDINGS: Final = (
    Holding(people, by_person, _seen),
    Holding(staff, by_person),
    Holding(applications, _applications, _of_application),
    Holding(do_not_pair, _applications),
    Holding(requests, _requests, _seen),
    Holding(names, by_person),
    Holding(leavers, by_person),
    Holding(pairs, pair_rows.of_person, _of_pair),
    Holding(exceptions, exception_table.of_person),
    Holding(joins, _applications, _of_join),
)
