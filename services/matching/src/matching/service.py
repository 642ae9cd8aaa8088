"""What matching is: its slices, what it publishes and receives, what falls due, and its routes."""

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from matching.candidates import decider as candidates
from matching.candidates import people
from matching.candidates.queries import held
from matching.candidates.table import candidates as candidate_rows
from matching.candidates.table import lines
from matching.candidates.use_cases import erased
from matching.cohorts import decider as cohorts
from matching.cohorts.table import cohorts as cohort_rows
from matching.cohorts.table import deadlines
from matching.cohorts.table.deadlines import END_RETENTION
from matching.cohorts.use_cases.retention import end_retention
from matching.conflicts import decider as conflicts
from matching.conflicts import table as conflict_rows
from matching.conflicts.use_cases import forget
from matching.considerations.table import considerations, notes
from matching.do_not_pair import decider as do_not_pair
from matching.do_not_pair import table as do_not_pair_rows
from matching.messages.published import LANGUAGE, TOPIC
from matching.messages.received import SUBSCRIPTION
from matching.refused_pairs import decider as refused_pairs
from matching.refused_pairs import table as refused_pair_rows
from matching.rounds import decider as rounds
from matching.rounds import events
from matching.rounds.spending import spends
from matching.rounds.table import explanations, pairs, signed_pairs, versions
from matching.rounds.table import rounds as round_rows
from plp_kit.core import erased_people, joined_people, restricted_people
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.slices import Slice, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.service import LEAVERS, Service, TenantContext

if TYPE_CHECKING:
    from plp_kit.web.blueprints import Blueprint

SLICES: Final = Slices(
    (
        Slice("cohort", cohorts.cohorts, StoredEvents.of(cohorts.Event), (cohort_rows.apply, deadlines.apply)),
        Slice("candidate", candidates.candidates, StoredEvents.of(candidates.Event), (candidate_rows.apply,)),
        Slice("person", people.people, StoredEvents.of(people.Event), (lines.apply,)),
        Slice("do_not_pair", do_not_pair.do_not_pair, StoredEvents.of(do_not_pair.Event), (do_not_pair_rows.apply,)),
        Slice(
            "conflicts",
            conflicts.conflicts,
            StoredEvents.of(conflicts.Event),
            (conflict_rows.apply, conflict_rows.fall_due),
            conflicts.spends,
        ),
        Slice(
            "round",
            rounds.rounds,
            StoredEvents.of(events.Event),
            (
                round_rows.apply,
                pairs.apply,
                signed_pairs.apply,
                versions.apply,
                explanations.apply,
                considerations.apply,
                notes.apply,
            ),
            spends,
        ),
        Slice("refused_pair", refused_pairs.refused_pairs, StoredEvents.of(refused_pairs.Event), (refused_pair_rows.apply,)),
        erased_people.SLICE,
        restricted_people.SLICE,
        joined_people.SLICE,
    )
)


def forget_conflicts(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: forget(write, deadline.stream.id))


MATCHING: Final = Service(
    name="matching",
    title="Matching",
    slices=SLICES,
    language=LANGUAGE,
    migrations=files("matching.migrations"),
    topics=(TOPIC,),
    subscription=SUBSCRIPTION,
    due={END_RETENTION: end_retention, conflict_rows.FORGET: forget_conflicts},
    erased=erased,
    access_records_months=cohort_rows.access_records_months,
    holds=held,
    secrets=(LEAVERS,),
)


def routes() -> "tuple[Blueprint, ...]":
    """Imported here, since they bring Flask and the optimiser."""
    from matching.cohorts import routes as criteria  # noqa: PLC0415 - only what serves HTTP needs Flask and the optimiser
    from matching.conflicts import routes as entered_conflicts  # noqa: PLC0415
    from matching.considerations import routes as considerations_of_round  # noqa: PLC0415
    from matching.my_data import routes as my_data  # noqa: PLC0415
    from matching.retention import routes as retention  # noqa: PLC0415
    from matching.rounds.routes import looks, proposals  # noqa: PLC0415
    from matching.rounds.routes import people as people_of_cohort  # noqa: PLC0415
    from matching.rounds.routes import rounds as rounds_of_cohort  # noqa: PLC0415
    from matching.today import routes as today  # noqa: PLC0415
    from plp_kit.web import access_records, operations  # noqa: PLC0415

    return (
        rounds_of_cohort.blueprint,
        considerations_of_round.blueprint,
        looks.blueprint,
        people_of_cohort.blueprint,
        proposals.blueprint,
        criteria.blueprint,
        entered_conflicts.blueprint,
        my_data.blueprint,
        today.blueprint,
        access_records.blueprint,
        operations.blueprint(MATCHING.subscription),
        retention.blueprint,
    )
