"""Ids that turned out to be one human, however they were joined."""

from itertools import permutations
from uuid import UUID

import pytest

from plp_kit.core import joined_people
from plp_kit.core.joined_identities import joined
from plp_kit.core.joined_people import IdentityRecorded, RecordIdentity, ids_of, known_as
from plp_testkit.fixtures.services import MakeServiceDatabase
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE, FAY = (UUID(int=number) for number in range(1, 7))

unknown: Story[RecordIdentity, IdentityRecorded] = Story(joined_people.identities)


@pytest.mark.parametrize("order", [*permutations([(ADA, BEN), (BEN, CAI), (DEE, EVE)])])
def test_ids_that_are_one_human_are_one_through_any_chain(order: tuple[tuple[UUID, UUID], ...]) -> None:
    known = joined(order)
    assert known.human(CAI) == known.human(ADA) == ADA
    assert known.human(EVE) == DEE
    assert known.ids_of(BEN) == {ADA, BEN, CAI}
    assert known.ids_of(FAY) == {FAY}


def test_a_join_is_recorded_once() -> None:
    unknown.when(RecordIdentity(BEN)).then(IdentityRecorded(BEN))
    known = unknown.given(IdentityRecorded(BEN))
    known.when(RecordIdentity(BEN)).refused(joined_people.RECORDED_ALREADY)
    known.when(RecordIdentity(CAI)).then(IdentityRecorded(CAI))


def test_the_table_answers_as_the_whole_does(make_service_database: MakeServiceDatabase) -> None:
    """A chain, a ring and a human of one id; and no other tenant's."""
    database = make_service_database("counters")
    for tenant in ("rha", "tzb"):
        database.add_tenant(tenant)
    pairs = [(BEN, ADA), (BEN, CAI), (CAI, ADA), (DEE, EVE)]
    pool = database.database()
    with pool.of("rha").transaction() as db:
        for pair in pairs:
            db.execute("INSERT INTO identities_1 (person, same_as) VALUES (%s, %s)", pair)
        for person in (ADA, BEN, CAI, DEE, EVE, FAY):
            assert ids_of(db, person) == joined_people.everybody(db).ids_of(person) == joined(pairs).ids_of(person)
        assert known_as(db, CAI, [FAY, BEN, ADA]) == ADA
        assert known_as(db, CAI, [CAI, ADA]) == CAI
        assert known_as(db, FAY, [ADA]) == FAY
    with pool.of("tzb").transaction() as db:
        assert ids_of(db, ADA) == {ADA}
