"""The partnership journal: two partners' agreement, meetings and goals, the sessions of their cohort, and how it all ends."""

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from partnership_journal.agreements import table as agreement_table
from partnership_journal.cohorts import decider as cohorts
from partnership_journal.cohorts import table as cohort_table
from partnership_journal.goals import table as goal_table
from partnership_journal.meetings import table as meeting_table
from partnership_journal.messages.published import LANGUAGE, TOPIC
from partnership_journal.messages.received import SUBSCRIPTION
from partnership_journal.openings import decider as openings
from partnership_journal.openings import table as opening_table
from partnership_journal.openings.use_cases import open_after_days
from partnership_journal.participants import decider as participants
from partnership_journal.participants.queries import held
from partnership_journal.participants.use_cases import erased
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships import table as partnership_table
from partnership_journal.sessions import decider as sessions
from partnership_journal.sessions.table import attendances
from partnership_journal.sessions.table import sessions as session_table
from partnership_journal.writing.table import texts
from plp_kit.core import erased_people, joined_people, restricted_people
from plp_kit.core.events import Recorded
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.service import LEAVERS, Service

if TYPE_CHECKING:
    from plp_kit.web.blueprints import Blueprint

SLICES = Slices(
    (
        Slice("cohort", cohorts.cohorts, StoredEvents.of(cohorts.Event), (cohort_table.apply,)),
        Slice("participant", participants.participants, StoredEvents.of(participants.Event)),
        Slice(
            "partnership",
            partnerships.partnerships,
            StoredEvents.of(partnerships.Event),
            (
                partnership_table.apply,
                agreement_table.apply,
                meeting_table.apply,
                goal_table.apply,
                texts.apply,
            ),
            partnerships.spends,
        ),
        Slice("opening", openings.openings, StoredEvents.of(openings.Event), (opening_table.apply, opening_table.fall_due)),
        Slice("session", sessions.sessions, StoredEvents.of(sessions.Event), (session_table.apply, attendances.apply)),
        erased_people.SLICE,
        restricted_people.SLICE,
        joined_people.SLICE,
    )
)


def follow(recorded: Recorded[object]) -> Iterator[Reaction]:
    """In the same transaction a partnership ends when one of its partners is lost, or said that the pairing cannot work.

    The two of a partnership know of each other when it is formed, and are open to each other no more when it has ended.
    """
    stream = recorded.stream.id
    match recorded.event:
        case partnerships.PartnershipFormed(cohort, senior, colleague, formed_on):
            announce = openings.AnnouncePair(openings.Pair(cohort, senior, colleague), formed_on)
            yield Reaction(openings.openings, stream, announce, (openings.ANNOUNCED_ALREADY,))
        case partnerships.PartnershipEnded():
            yield Reaction(openings.openings, stream, openings.CloseOpening(), (openings.PAIR_CLOSED,))
        case openings.PairingRefused(on=on):
            take_back = partnerships.TakeBackPartnership(on)
            yield Reaction(partnerships.partnerships, stream, take_back, (partnerships.PARTNERSHIP_ENDED,))
        case participants.PartnerLost(partnership, on):
            lose = partnerships.LosePartner(on)
            yield Reaction(partnerships.partnerships, partnership, lose, (partnerships.PARTNERSHIP_ENDED,))
        case _:
            return


JOURNAL = Service(
    name="partnership_journal",
    title="Partnership journal",
    slices=SLICES,
    language=LANGUAGE,
    migrations=files("partnership_journal.migrations"),
    topics=(TOPIC,),
    subscription=SUBSCRIPTION,
    follow=follow,
    due={opening_table.OPEN: open_after_days},
    erased=erased,
    access_records_months=cohort_table.access_records_months,
    holds=held,
    secrets=(LEAVERS,),
)


def routes() -> "tuple[Blueprint, ...]":
    """Imported here: a worker answers no requests, and needs no Flask."""
    from partnership_journal.agreements import routes as agreement_routes  # noqa: PLC0415
    from partnership_journal.cohorts import routes as cohort_routes  # noqa: PLC0415
    from partnership_journal.goals import routes as goal_routes  # noqa: PLC0415
    from partnership_journal.meetings import routes as meeting_routes  # noqa: PLC0415
    from partnership_journal.my_data import routes as my_data_routes  # noqa: PLC0415
    from partnership_journal.openings import routes as opening_routes  # noqa: PLC0415
    from partnership_journal.partnerships import routes as partnership_routes  # noqa: PLC0415
    from partnership_journal.sessions import routes as session_routes  # noqa: PLC0415
    from partnership_journal.today import routes as today_routes  # noqa: PLC0415
    from partnership_journal.writing import routes as writing_routes  # noqa: PLC0415
    from plp_kit.web import access_records, operations  # noqa: PLC0415

    return (
        partnership_routes.blueprint,
        opening_routes.blueprint,
        agreement_routes.blueprint,
        meeting_routes.blueprint,
        goal_routes.blueprint,
        writing_routes.blueprint,
        session_routes.blueprint,
        cohort_routes.blueprint,
        my_data_routes.blueprint,
        today_routes.blueprint,
        access_records.blueprint,
        operations.blueprint(JOURNAL.subscription),
    )
