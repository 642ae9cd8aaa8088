"""Recruitment: its slices, what it publishes and receives, what follows from its own events, and what falls due."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.drafts import Form, Question
from plp_kit.core.events import Origin, Recorded
from plp_kit.core.handling import Handled
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.service import LEAVERS, Due, Service, TenantContext, Write
from recruitment.applications import decider as applications
from recruitment.applications import drafted
from recruitment.applications import events as application_events
from recruitment.applications import queries as application_queries
from recruitment.applications.commands import Lapse
from recruitment.applications.consents import Purpose
from recruitment.applications.profile import ANSWERS
from recruitment.applications.spending import spends
from recruitment.applications.table import applications as applications_table
from recruitment.applications.table import deadlines as application_deadlines
from recruitment.applications.use_cases.answer import remind, take_leave
from recruitment.applications.use_cases.end_retention import end_retention
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.table import cohorts as cohorts_table
from recruitment.cohorts.table import deadlines as cohort_deadlines
from recruitment.cohorts.use_cases import close_recruiting, end_notice_retention
from recruitment.do_not_pair import decider as do_not_pair
from recruitment.do_not_pair.decider import PUBLISHED_ALREADY, PublishExclusions
from recruitment.exceptions import decider as exceptions
from recruitment.exceptions import table as exceptions_table
from recruitment.exceptions import use_cases as exception_use_cases
from recruitment.guide import decider as guide
from recruitment.guide import use_cases as writing_guide
from recruitment.guide.table import guides, pages
from recruitment.holds import decider as holds
from recruitment.holds import queries as hold_queries
from recruitment.holds import use_cases as hold_use_cases
from recruitment.holds.table import deadlines as hold_deadlines
from recruitment.holds.table import holds as holds_table
from recruitment.imports import decider as imports
from recruitment.imports.table import deadlines as import_deadlines
from recruitment.imports.table import waiting_files
from recruitment.imports.use_cases import keeping
from recruitment.joins import decider as joins
from recruitment.leavers import decider as leavers
from recruitment.leavers.table import deadlines as address_deadlines
from recruitment.leavers.use_cases import sending
from recruitment.leavers.use_cases.address import end_keeping
from recruitment.leavers.use_cases.secret import RECOGNITION
from recruitment.messages.published import LANGUAGE, TOPIC
from recruitment.messages.received import SUBSCRIPTION
from recruitment.names import decider as names
from recruitment.names import table as name_rows
from recruitment.names.use_cases.telling import forget
from recruitment.notices import decider as notices
from recruitment.notices.table import deliveries, due, pair_notices, request_notices
from recruitment.notices.table import notices as notices_table
from recruitment.notices.use_cases.sending import send
from recruitment.pairs import decider as pairs
from recruitment.pairs import table as pair_rows
from recruitment.people import decider as people
from recruitment.people import events as person_events
from recruitment.people import queries as people_queries
from recruitment.people.decider import ERASED_ALREADY, ERASURE_BEGUN, OpenRequest, RecordErased, SettleRequest
from recruitment.people.events import ErasureBegun, ErasureReferred
from recruitment.people.table import availability, erased_people
from recruitment.people.table import deadlines as person_deadlines
from recruitment.people.use_cases.erase import erase
from recruitment.requests import decider as requests
from recruitment.requests.commands import CarryOut, EndRetention, Refer, RunOut
from recruitment.requests.decider import ANSWERED_ALREADY, RequestAnswered, RequestMade
from recruitment.requests.grounds import RESTRICTING, Clock, RequestKind
from recruitment.requests.table import deadlines as request_deadlines
from recruitment.requests.table import requests as requests_table
from recruitment.rounds import decider as rounds
from recruitment.rounds import table as round_rows
from recruitment.set_ups import decider as set_ups
from recruitment.set_ups import table as set_up_rows
from recruitment.signposts import decider as signposts
from recruitment.signposts import table as signpost_rows
from recruitment.staff import decider as staff
from recruitment.staff import table as staff_table
from recruitment.staff.use_cases import contacts
from recruitment.trusts import decider as trusts
from recruitment.trusts import drafted as settings_drafts
from recruitment.trusts.queries import access_records_months
from recruitment.trusts.table import proposals as proposal_rows
from recruitment.trusts.table import trusts as trust_rows

if TYPE_CHECKING:  # What the service is can be read without Flask.
    from plp_kit.web.blueprints import Blueprint

SLICES: Final = Slices(
    (
        Slice("trust", trusts.trusts, StoredEvents.of(trusts.Event), (trust_rows.apply, proposal_rows.apply)),
        Slice("signposts", signposts.signposts, StoredEvents.of(signposts.Event), (signpost_rows.apply,)),
        Slice("guide", guide.guide, StoredEvents.of(guide.Event), (guides.apply, pages.apply)),
        Slice("set_up", set_ups.set_ups, StoredEvents.of(set_ups.Event), (set_up_rows.apply,)),
        Slice("cohort", cohorts.cohorts, StoredEvents.of(cohorts.Event), (cohorts_table.apply, cohort_deadlines.apply)),
        Slice(
            "application",
            applications.applications,
            StoredEvents.of(application_events.Event),
            (
                applications_table.apply,
                notices_table.apply,
                due.of_applications,
                application_deadlines.of_submission,
                application_deadlines.of_departure,
                application_deadlines.of_retention,
            ),
            spends,
        ),
        Slice("notice", notices.notices, StoredEvents.of(notices.Event), (deliveries.apply, due.of_notices)),
        Slice("do_not_pair", do_not_pair.do_not_pair, StoredEvents.of(do_not_pair.Event), (), do_not_pair.spends),
        Slice(
            "import_file",
            imports.import_files,
            StoredEvents.of(imports.Event),
            (import_deadlines.apply, waiting_files.apply),
            imports.spends,
        ),
        Slice("staff", staff.staff, StoredEvents.of(staff.Event), (staff_table.apply, staff_table.fall_due), staff.spends),
        Slice(
            "person",
            people.people,
            StoredEvents.of(person_events.Event),
            (person_deadlines.apply, erased_people.apply, availability.apply),
        ),
        Slice("hold", holds.holds, StoredEvents.of(holds.Event), (holds_table.apply, hold_deadlines.apply), holds.spends),
        Slice("join", joins.joins, StoredEvents.of(joins.Event), (), joins.spends),
        Slice("round", rounds.rounds, StoredEvents.of(rounds.Event), (round_rows.apply, round_rows.name)),
        Slice("pair", pairs.pairs, StoredEvents.of(pairs.Event), (pair_rows.apply, pair_notices.apply, due.of_pairs)),
        Slice(
            "private_address",
            leavers.leavers,
            StoredEvents.of(leavers.Event),
            (address_deadlines.apply,),
            leavers.spends,
        ),
        Slice("name", names.names, StoredEvents.of(names.Event), (name_rows.apply, name_rows.fall_due), names.spends),
        Slice(
            "exception",
            exceptions.exceptions,
            StoredEvents.of(exceptions.Event),
            (exceptions_table.apply, exceptions_table.fall_due),
            exceptions.spends,
        ),
        Slice(
            "request",
            requests.requests,
            StoredEvents.of(requests.Event),
            (requests_table.apply, request_deadlines.apply, request_notices.apply, due.of_requests),
            requests.spends,
        ),
    )
)


GONE: Final = (ERASURE_BEGUN, ERASED_ALREADY)


def follow(recorded: Recorded[object]) -> Iterable[Reaction]:
    """A person's stream knows their open requests and what restricts their data; a request for erasure follows the erasure.

    Of everybody who is accepted matching receives whom they must not be paired with, whether or not they named anybody.
    """
    stream = recorded.stream.id
    match recorded.event:
        case application_events.Accepted():
            return [Reaction(do_not_pair.do_not_pair, stream, PublishExclusions(), (PUBLISHED_ALREADY,))]
        case RequestMade(person, kind) if kind is not RequestKind.ERASURE:
            return [Reaction(people.people, person, OpenRequest(stream, kind in RESTRICTING), GONE)]
        case RequestAnswered(person=person, restricts=restricts):
            return [Reaction(people.people, person, SettleRequest(stream, restricts), GONE)]
        case ErasureReferred(erasure):
            return [Reaction(requests.requests, erasure, Refer())]
        case ErasureBegun(erasure):
            return [Reaction(requests.requests, erasure, CarryOut(day_of(recorded.origin.at)), (ANSWERED_ALREADY,))]
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
    application_deadlines.REMIND: _worked(remind),
    application_deadlines.LAPSE: _worked(
        lambda write, id: write.handle(applications.applications, id, Lapse(day_of(write.origin.at)))
    ),
    application_deadlines.LEAVE: _worked(take_leave),
    application_deadlines.END_RETENTION: end_retention,
    staff_table.END_CONTACT: _worked(contacts.end_retention),
    import_deadlines.FORGET: _worked(keeping.forget),
    name_rows.FORGET_NAME: _worked(forget),
    address_deadlines.END_KEEPING: _worked(end_keeping),
    person_deadlines.ERASE: erase,
    hold_deadlines.PLACE: hold_use_cases.place,
    hold_deadlines.REVIEW: _worked(hold_use_cases.pass_review),
    hold_deadlines.RELEASE: hold_use_cases.release,
    hold_deadlines.END_RETENTION: _worked(hold_use_cases.end_retention),
    exceptions_table.END_RETENTION: _worked(exception_use_cases.end_retention),
    request_deadlines.ACKNOWLEDGE: _worked(lambda write, id: write.handle(requests.requests, id, RunOut(Clock.ACKNOWLEDGEMENT))),
    request_deadlines.ANSWER: _worked(lambda write, id: write.handle(requests.requests, id, RunOut(Clock.ANSWER))),
    request_deadlines.END_RETENTION: _worked(
        lambda write, id: write.handle(requests.requests, id, EndRetention(day_of(write.origin.at)))
    ),
}


PAGE_OF_GUIDE: Final = Question("page", writing_guide.LONGEST_DRAFT)
ASKED_OF_ALL: Final = (
    *map(Question, ("aims", "sides", *ANSWERS, "learn", "share", "interests", "times", "place", "contact", "channel", "access")),
    *(Question(f"consent_{purpose}") for purpose in Purpose),
)


def _is_cohort(db: Db, _person: UUID, cohort: UUID) -> bool:
    return cohorts_table.cohort(db, cohort) is not None


FORMS: Final = (
    Form(
        drafted.APPLICATION,
        (*ASKED_OF_ALL, Question(drafted.DO_NOT_PAIR, drafted.DO_NOT_PAIR_BYTES, padded=True)),
        _is_cohort,
    ),
    Form(drafted.ENTERED_APPLICATION, (*map(Question, ("person", "received")), *ASKED_OF_ALL), _is_cohort),
    Form(drafted.OWN_APPLICATION, tuple(Question(name) for name in ANSWERS), application_queries.is_own),
    Form(
        settings_drafts.SETTINGS,
        tuple(Question(name, settings_drafts.LONGEST) for name in settings_drafts.GROUPS),
        lambda db, _, trust: trust_rows.trust(db, trust) is not None,
    ),
    Form(writing_guide.NEW_PAGE, (PAGE_OF_GUIDE,), _is_cohort),
    Form(writing_guide.WRITTEN_PAGE, (PAGE_OF_GUIDE,), lambda db, _, page: pages.exists(db, page)),
)


def _send(context: TenantContext, outgoing: Outgoing, mail: UUID, origin: Origin, at: datetime) -> Handled | Refusal:
    """A code, or else a notice."""
    if sending.is_code(context, mail):
        return sending.send(context, outgoing, mail, at)
    return send(context, outgoing, mail, origin, at)


RECRUITMENT: Final = Service(
    name="recruitment",
    title="Recruitment",
    slices=SLICES,
    language=LANGUAGE,
    migrations=files("recruitment.migrations"),
    topics=(TOPIC,),
    subscription=SUBSCRIPTION,
    follow=follow,
    due=DEADLINES,
    secrets=(RECOGNITION, LEAVERS),
    erased=erased,
    access_records_months=access_records_months,
    holds=people_queries.held,
    joined=staff_table.everybody_joined,
    preserving=hold_queries.preserving,
    sends=_send,
    forms=FORMS,
)


@cache
def routes() -> "tuple[Blueprint, ...]":
    """Its HTTP routes, the same each time, imported in functions so that what only reads the service imports no Flask."""
    return (*_routes_of_the_trust(), *_routes_of_applications(), *_routes_of_people())


def _routes_of_applications() -> "tuple[Blueprint, ...]":
    from recruitment.applications.routes import (  # noqa: PLC0415 - Flask
        applications,
        applying,
        entered,
        invitations,
        own,
        own_application,
        own_texts,
        viewing,
    )
    from recruitment.do_not_pair import routes as named_people  # noqa: PLC0415 - Flask
    from recruitment.exports import routes as exports  # noqa: PLC0415 - Flask
    from recruitment.imports import routes as import_routes  # noqa: PLC0415 - Flask
    from recruitment.notices import routes as notices  # noqa: PLC0415 - Flask

    return (
        applications.blueprint,
        applying.blueprint,
        own.blueprint,
        own_application.blueprint,
        own_texts.blueprint,
        named_people.blueprint,
        viewing.blueprint,
        entered.blueprint,
        invitations.blueprint,
        import_routes.blueprint,
        exports.blueprint,
        notices.blueprint,
    )


def _routes_of_people() -> "tuple[Blueprint, ...]":
    from plp_kit.web import drafts, operations  # noqa: PLC0415 - Flask
    from recruitment.access_log import routes as access_log  # noqa: PLC0415 - Flask
    from recruitment.breaches import routes as breaches  # noqa: PLC0415 - Flask
    from recruitment.exceptions import routes as exceptions  # noqa: PLC0415 - Flask
    from recruitment.holds import routes as holds  # noqa: PLC0415 - Flask
    from recruitment.joins import routes as joins  # noqa: PLC0415 - Flask
    from recruitment.leavers.routes import entering, signing_in  # noqa: PLC0415 - Flask
    from recruitment.leavers.routes import own as private_address  # noqa: PLC0415 - Flask
    from recruitment.my_data import routes as my_data  # noqa: PLC0415 - Flask
    from recruitment.names import routes as names  # noqa: PLC0415 - Flask
    from recruitment.pairs import routes as pairs  # noqa: PLC0415 - Flask
    from recruitment.people import routes as people  # noqa: PLC0415 - Flask
    from recruitment.requests import routes as requests  # noqa: PLC0415 - Flask
    from recruitment.retention import routes as retention  # noqa: PLC0415 - Flask
    from recruitment.staff import routes as staff  # noqa: PLC0415 - Flask
    from recruitment.today import routes as today  # noqa: PLC0415 - Flask

    return (
        staff.blueprint,
        names.blueprint,
        pairs.blueprint,
        private_address.blueprint,
        signing_in.blueprint,
        entering.blueprint,
        people.blueprint,
        holds.blueprint,
        exceptions.blueprint,
        joins.blueprint,
        requests.blueprint,
        my_data.blueprint,
        access_log.blueprint,
        breaches.blueprint,
        retention.blueprint,
        drafts.blueprint(RECRUITMENT.name, RECRUITMENT.forms),
        today.blueprint,
        operations.blueprint(RECRUITMENT.subscription),
    )


def _routes_of_the_trust() -> "tuple[Blueprint, ...]":
    """What the trust sets up and publishes."""
    from recruitment.cohorts import routes as cohorts  # noqa: PLC0415 - Flask
    from recruitment.guide import routes as guide  # noqa: PLC0415 - Flask
    from recruitment.public import routes as public  # noqa: PLC0415 - Flask
    from recruitment.set_ups import routes as setting_up  # noqa: PLC0415 - Flask
    from recruitment.signposts import routes as signposts  # noqa: PLC0415 - Flask
    from recruitment.trusts.routes import onboarding, proposals, settings, trusts  # noqa: PLC0415 - Flask

    return (
        trusts.blueprint,
        onboarding.blueprint,
        settings.blueprint,
        proposals.blueprint,
        public.blueprint,
        signposts.blueprint,
        cohorts.blueprint,
        setting_up.blueprint,
        guide.blueprint,
    )
