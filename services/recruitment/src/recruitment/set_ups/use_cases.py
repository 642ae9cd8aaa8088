"""A cohort's set-up as a whole, with what is missing before it can open; and opening it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext, Write
from recruitment.cohorts import use_cases as cohorts
from recruitment.cohorts.decider import unlawful
from recruitment.ids import trust_id
from recruitment.set_ups.decider import ITEMS_MISSING, NO_SUCH_SET_UP, Aims, Dates, FinishSetUp, SettingUp, set_ups
from recruitment.trusts.decider import in_force
from recruitment.trusts.decider import trusts as trust_decider


@shown
@dataclass(frozen=True, slots=True)
class WrittenAssessment:
    """Where the data protection impact assessment is filed, and who approved it."""

    reference: str
    approver: str


@shown
@dataclass(frozen=True, slots=True)
class MissingItem:
    """What the cohort cannot open without. `item` is aims, dates, channels or assessment, or the trust's settings.

    `code` and `detail` are those of the refusal.
    """

    item: str
    code: str
    detail: str


@shown
@dataclass(frozen=True, slots=True)
class SetUp:
    """Null is what nobody has written yet. With nothing `missing` the cohort can open; `open`: it has.

    Groups, questions, topics and consent texts come from the trust's settings as they are when it opens.
    """

    cohort: UUID
    title: str
    aims: Aims | None
    dates: Dates | None
    channels: list[str] | None
    assessment: WrittenAssessment | None
    missing: list[MissingItem]
    open: bool
    version: int


def shown_as_it_is(context: TenantContext, cohort: UUID) -> SetUp | Refusal:
    with context.database.transaction() as db:
        loaded = context.handler.load(db, set_ups, cohort)
        settings = in_force(context.handler.load(db, trust_decider, trust_id(context.tenant)).state)
    state = loaded.state
    if not isinstance(state, SettingUp):
        return NO_SUCH_SET_UP
    lacking = settings if isinstance(settings, Refusal) else unlawful(settings.settings)
    return _shown(cohort, state, [] if state.finished else list(_missing(state, lacking)), loaded.version)


def open_cohort(write: Write, cohort: UUID) -> Handled | Refusal:
    """Its set-up is over in the same transaction."""
    finished = write.handle(set_ups, cohort, FinishSetUp())
    state = write.load(set_ups, cohort).state
    if isinstance(finished, Refusal):
        return finished
    if not isinstance(state, SettingUp) or state.plan is None:
        return ITEMS_MISSING
    opened = cohorts.open_cohort(replace(write, expected=None), cohort, state.plan)
    return opened if isinstance(opened, Refusal) else finished


def _missing(state: SettingUp, lacking: Refusal | None) -> Iterator[MissingItem]:
    items = {"aims": state.aims, "dates": state.dates, "channels": state.channels, "assessment": state.assessment}
    for item, written in items.items():
        if written is None:
            yield MissingItem(item, ITEMS_MISSING.code, UNWRITTEN[item])
    if lacking is not None:
        yield MissingItem("settings", lacking.code, lacking.message)


UNWRITTEN = {
    "aims": "Write what the cohort is for.",
    "dates": "Say when recruiting opens and closes, and when the cohort is launched.",
    "channels": "Name the channels through which the cohort is advertised.",
    "assessment": "Give the reference of the impact assessment, and who approved it.",
}


def _shown(cohort: UUID, state: SettingUp, missing: list[MissingItem], version: int) -> SetUp:
    assessment = state.assessment
    return SetUp(
        cohort=cohort,
        title=state.title,
        aims=state.aims,
        dates=state.dates,
        channels=None if state.channels is None else list(state.channels.channels),
        assessment=None if assessment is None else WrittenAssessment(assessment.reference, assessment.approver),
        missing=missing,
        open=state.finished,
        version=version,
    )
