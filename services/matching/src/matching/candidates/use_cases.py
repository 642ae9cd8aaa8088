"""What is opened of people for a look or a proposal; and a person who is erased leaves wherever they are a candidate."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec

from matching.candidates import decider as candidates
from matching.candidates.decider import GONE_ALREADY, Departure, RemoveCandidate
from matching.candidates.lines import Line
from matching.candidates.profile import EMPTY, Profile
from matching.candidates.table import candidates as candidate_rows
from matching.ids import PersonId
from plp_kit.core import erased_people
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction
from plp_kit.service import TenantContext


def profiles(context: TenantContext, values: Sequence[Sealed]) -> list[Profile]:
    """In the order given; empty where the key is destroyed."""
    return [EMPTY if text is None else msgspec.json.decode(text, type=Profile) for text in context.open(values)]


def reporting_lines(context: TenantContext, values: Mapping[PersonId, Sealed]) -> dict[PersonId, Line]:
    """By person, without those whose key is destroyed."""
    texts = zip(values, context.open(list(values.values())), strict=True)
    return {person: msgspec.json.decode(text, type=Line) for person, text in texts if text is not None}


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for application in candidate_rows.applications_of(db, person):
        yield gone(application, Departure.ERASED, on)


def gone(application: UUID, reason: Departure, on: date) -> Reaction:
    return Reaction(candidates.candidates, application, RemoveCandidate(reason, on), (GONE_ALREADY,))
