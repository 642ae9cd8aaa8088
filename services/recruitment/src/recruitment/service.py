"""Recruitment: its slices, what it publishes, what follows from its own events, and what falls due. It receives nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.handling import Handled
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.service import Due, Service, Write
from recruitment.applications import decider as applications
from recruitment.applications import events as application_events
from recruitment.applications.commands import Lapse, Remind
from recruitment.applications.spending import spends
from recruitment.applications.table import applications as applications_table
from recruitment.applications.table import deadlines as application_deadlines
from recruitment.applications.use_cases.end_retention import end_retention
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.table import cohorts as cohorts_table
from recruitment.cohorts.table import deadlines as cohort_deadlines
from recruitment.cohorts.use_cases import close_recruiting, end_notice_retention
from recruitment.messages.published import LANGUAGE, TOPIC
from recruitment.notices import table as notices_table
from recruitment.people import decider as people
from recruitment.people.decider import ERASED_ALREADY, ERASURE_BEGUN, RESTRICTION_UNCHANGED, RecordErased, Restrict
from recruitment.people.table import deadlines as person_deadlines
from recruitment.people.table import erased_people
from recruitment.people.use_cases.erase import erase
from recruitment.requests import decider as requests
from recruitment.requests.decider import Clock, RequestAnswered, RunOut
from recruitment.requests.table import deadlines as request_deadlines
from recruitment.requests.table import requests as requests_table
from recruitment.staff import decider as staff
from recruitment.staff import table as staff_table
from recruitment.trusts import decider as trusts
from recruitment.trusts import table as trusts_table
from recruitment.trusts.queries import access_records_months

if TYPE_CHECKING:  # What the service is can be read without Flask.
    from plp_kit.web.blueprints import Blueprint

SLICES: Final = Slices(
    (
        Slice("trust", trusts.trusts, StoredEvents.of(trusts.Event), (trusts_table.apply,)),
        Slice("cohort", cohorts.cohorts, StoredEvents.of(cohorts.Event), (cohorts_table.apply, cohort_deadlines.apply)),
        Slice(
            "application",
            applications.applications,
            StoredEvents.of(application_events.Event),
            (
                applications_table.apply,
                notices_table.apply,
                application_deadlines.of_submission,
                application_deadlines.of_retention,
            ),
            spends,
        ),
        Slice("staff", staff.staff, StoredEvents.of(staff.Event), (staff_table.apply,), staff.spends),
        Slice("person", people.people, StoredEvents.of(people.Event), (person_deadlines.apply, erased_people.apply)),
        Slice("request", requests.requests, StoredEvents.of(requests.Event), (requests_table.apply, request_deadlines.apply)),
    )
)


def follow(recorded: Recorded[object]) -> Iterable[Reaction]:
    """A restriction that is granted is placed on the person, unless nobody can see their data any more."""
    match recorded.event:
        case RequestAnswered(restricts=person) if person is not None:
            already = (RESTRICTION_UNCHANGED, ERASURE_BEGUN, ERASED_ALREADY)
            return [Reaction(people.people, person, Restrict(restricted=True), already)]
        case _:
            return ()


def erased(_db: Db, person: UUID, _on: date) -> Iterable[Reaction]:
    """What the vault knows after a restore, this service publishes as if it had erased the person itself."""
    return [Reaction(people.people, person, RecordErased(), (ERASED_ALREADY,))]


def _worked(use_case: Callable[[Write, UUID], Handled | Refusal]) -> Due:
    return lambda context, deadline, origin: context.write(origin, lambda write: use_case(write, deadline.stream.id))


DEADLINES: Final[Mapping[str, Due]] = {
    cohort_deadlines.CLOSE_RECRUITING: _worked(close_recruiting),
    cohort_deadlines.FORGET_NOTICES: _worked(end_notice_retention),
    application_deadlines.REMIND: _worked(lambda write, id: write.handle(applications.applications, id, Remind())),
    application_deadlines.LAPSE: _worked(
        lambda write, id: write.handle(applications.applications, id, Lapse(write.origin.at.date()))
    ),
    application_deadlines.END_RETENTION: end_retention,
    person_deadlines.ERASE: erase,
    request_deadlines.ACKNOWLEDGE: _worked(lambda write, id: write.handle(requests.requests, id, RunOut(Clock.ACKNOWLEDGEMENT))),
    request_deadlines.ANSWER: _worked(lambda write, id: write.handle(requests.requests, id, RunOut(Clock.ANSWER))),
}


RECRUITMENT: Final = Service(
    name="recruitment",
    title="Recruitment",
    slices=SLICES,
    language=LANGUAGE,
    migrations=files("recruitment.migrations"),
    topics=(TOPIC,),
    follow=follow,
    due=DEADLINES,
    secrets=("recognition",),
    erased=erased,
    access_records_months=access_records_months,
)


def routes() -> "tuple[Blueprint, ...]":
    """Its HTTP routes, imported here so that what only reads the service imports no Flask."""
    from plp_kit.web import access_records  # noqa: PLC0415 - Flask
    from recruitment.applications.routes import (  # noqa: PLC0415 - Flask
        applications,
        entered,
        invitations,
        own,
        own_texts,
        viewing,
    )
    from recruitment.cohorts import routes as cohorts  # noqa: PLC0415 - Flask
    from recruitment.exports import routes as exports  # noqa: PLC0415 - Flask
    from recruitment.imports import routes as imports  # noqa: PLC0415 - Flask
    from recruitment.my_data import routes as my_data  # noqa: PLC0415 - Flask
    from recruitment.notices import routes as notices  # noqa: PLC0415 - Flask
    from recruitment.people import routes as people  # noqa: PLC0415 - Flask
    from recruitment.requests import routes as requests  # noqa: PLC0415 - Flask
    from recruitment.staff import routes as staff  # noqa: PLC0415 - Flask
    from recruitment.trusts import routes as trusts  # noqa: PLC0415 - Flask

    return (
        trusts.blueprint,
        cohorts.blueprint,
        applications.blueprint,
        own.blueprint,
        own_texts.blueprint,
        viewing.blueprint,
        entered.blueprint,
        invitations.blueprint,
        imports.blueprint,
        exports.blueprint,
        staff.blueprint,
        people.blueprint,
        requests.blueprint,
        my_data.blueprint,
        access_records.blueprint,
        notices.blueprint,
    )
