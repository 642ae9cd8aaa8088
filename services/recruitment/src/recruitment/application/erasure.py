"""What recruitment does when it learns from elsewhere that a person is erased: it says so, as it did when it erased them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db
from recruitment.application.aggregates import PEOPLE
from recruitment.people.decider import ERASED_ALREADY, RecordErased


def erased(_db: Db, person: UUID, _on: date) -> Iterable[Reaction]:
    return [Reaction(PEOPLE, person, RecordErased(), frozenset({ERASED_ALREADY.code}))]
