"""Who a caller is, as the vault has it: remembered for a minute, unless the route must not."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from plp_kit.core.database import Database
from plp_kit.vault.sign_ins import RESTORED_BEHIND, NoNewId, SignIns
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.claims import TokenHolder
from plp_kit.web.guards import caller, requires
from plp_kit.web.known_people import KEPT, SECONDS, KnownPeople
from plp_kit.web.roles import Role
from plp_kit.web.wiring import Wiring
from plp_testkit.http import Person, Signer

ADA = TokenHolder("https://issuer.test", "ada", "rha", frozenset())


class Asked:
    """Counts how often the vault is asked, and answers with a new id each time."""

    def __init__(self) -> None:
        self.ids: list[UUID] = []
        self.now = 0.0

    def __call__(self, _tenant: str, _signed_in: bytes) -> UUID:
        self.ids.append(uuid4())
        return self.ids[-1]


def test_an_answer_is_remembered_for_a_minute() -> None:
    asked = Asked()
    people = KnownPeople(b"one", asked, lambda: asked.now)
    assert people.person_of(ADA, "rha") == people.person_of(ADA, "rha") == asked.ids[0]
    asked.now = SECONDS
    assert people.person_of(ADA, "rha") == asked.ids[1]


def test_another_trust_issuer_or_subject_is_another_question() -> None:
    asked = Asked()
    people = KnownPeople(b"one", asked)
    people.person_of(ADA, "rha")
    people.person_of(ADA, "tzb")
    people.person_of(TokenHolder("https://other.test", "ada", "rha", frozenset()), "rha")
    people.person_of(TokenHolder("https://issuer.test", "Ada", "rha", frozenset()), "rha")
    assert len(asked.ids) == 4


def test_a_route_that_must_not_remember_asks_each_time_and_its_answer_counts_for_others() -> None:
    asked = Asked()
    people = KnownPeople(b"one", asked)
    people.person_of(ADA, "rha")
    assert people.person_of(ADA, "rha", remembered=False) == asked.ids[1] == people.person_of(ADA, "rha")


def test_only_so_many_are_remembered() -> None:
    asked = Asked()
    people = KnownPeople(b"one", asked)
    for number in range(KEPT + 1):
        people.person_of(TokenHolder("https://issuer.test", str(number), "rha", frozenset()), "rha")
    people.person_of(ADA, "rha")
    assert len(people._remembered) == 2  # noqa: SLF001 - nothing else tells how much is kept


@pytest.fixture
def asking(wiring: Wiring, signer: Signer) -> Callable[[KnownPeople], Person]:
    """A participant of an app that finds people so."""
    ids = Blueprint("ids", __name__)

    @ids.route("/id")
    @requires(Role.PARTICIPANT)
    def remembered() -> dict[str, str]:
        return {"id": str(caller().person)}

    @ids.route("/id-now")
    @requires(Role.PARTICIPANT, remembered=False)
    def now() -> dict[str, str]:
        return {"id": str(caller().person)}

    def of(people: KnownPeople) -> Person:
        wired = Wiring(
            verifier=signer.verifier, people=people, serves=lambda tenant: tenant == "rha", context=wiring.context, secret=b""
        )
        return Person(create_app("ids", "Ids", [ids], wired), signer, "rha", frozenset({Role.PARTICIPANT}))

    return of


def test_a_subject_of_any_shape_is_let_in_under_an_id_of_ours(asking: Callable[[KnownPeople], Person]) -> None:
    asked = Asked()
    person = asking(KnownPeople(b"one", asked))
    assert not person.subject.replace("-", "").isalnum()
    assert person.get("/id").body == person.get("/id").body == {"id": str(asked.ids[0])}
    assert person.get("/id-now").body == {"id": str(asked.ids[1])}


def test_nobody_gets_an_id_who_is_not_accepted(asking: Callable[[KnownPeople], Person]) -> None:
    asked = Asked()
    person = asking(KnownPeople(b"one", asked))
    for refused in (
        Person(person.app, person.signer, "tzb", person.roles),
        Person(person.app, person.signer, "rha", frozenset({Role.DPO})),
        Person(person.app, Signer(), "rha", person.roles),
    ):
        assert refused.get("/id").status in {401, 403}
    assert asked.ids == []


@pytest.mark.parametrize(("why", "code"), [(RESTORED_BEHIND, "restored_behind"), ("not_compared", "unavailable")])
def test_after_a_restore_of_the_vault_somebody_new_is_told_to_try_again(
    asking: Callable[[KnownPeople], Person], why: str, code: str
) -> None:
    def refuse(_tenant: str, _signed_in: bytes) -> UUID:
        raise NoNewId(why)

    answered = asking(KnownPeople(b"one", refuse)).get("/id")
    assert (answered.status, answered.code) == (503, code)


def test_without_the_vault_a_request_is_to_be_tried_again(
    asking: Callable[[KnownPeople], Person],
) -> None:
    away = Database("host=127.0.0.1 port=1 dbname=vault", patience=0.1)
    person = asking(KnownPeople(b"one", lambda tenant, signed_in: SignIns(away.of(tenant)).make(signed_in, 0).person))
    answered = person.get("/id")
    assert (answered.status, answered.code) == (503, "unavailable")
    away.close()
