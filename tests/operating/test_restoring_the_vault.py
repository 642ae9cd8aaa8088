"""A vault that was restored to an earlier moment: who is known still signs in, and nobody new until an operator accepts it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import pytest

from matching.service import MATCHING
from plp_demo.servers.postgres import GivenPostgres
from plp_kit.core.database import Database
from plp_kit.core.events import Stream
from plp_kit.process.people import People
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import VAULT
from plp_kit.vault.sign_ins import RESTORED_BEHIND, NoNewId, SignIns
from plp_kit.vault.vault import Vault
from plp_testkit.backups import Backup
from tests.operating.deployed import Deployed, row

ADA, BEN, CLEO, DORA = (name.encode().ljust(32) for name in ("ada", "ben", "cleo", "dora"))


@pytest.fixture
def people_of(pooled: Deployed) -> Iterator[Callable[[str], People]]:
    """Who signs in to a service that runs, as it finds them."""
    with ExitStack() as opened:

        def people(service: str) -> People:
            data, vault = (
                opened.enter_context(closing(Database(url, 2))) for url in (pooled.at.database(service), pooled.at.vault(service))
            )
            return People(data, lambda tenant: SignIns(vault.of(tenant)))

        yield people


def refused(people: People, tenant: str, signed_in: bytes) -> str:
    with pytest.raises(NoNewId) as no_new_id:
        people.person_of(tenant, signed_in)
    return no_new_id.value.why


def test_a_restored_vault_makes_nobody_new_until_an_operator_accepts_what_it_lacks(
    pooled: Deployed, trust: str, people_of: Callable[[str], People], tmp_path: Path
) -> None:
    recruitment, matching = people_of("recruitment"), people_of("matching")
    ada, dora = recruitment.person_of(trust, ADA), recruitment.person_of(trust, DORA)
    for people in (recruitment, matching):
        people.compare(trust)
    copy = Backup.of(GivenPostgres(pooled.at.vault_admin_url), VAULT, tmp_path)
    ben = matching.person_of(trust, BEN)
    pooled.log(MATCHING, trust, Stream("round", uuid4()), "matching.round_opened.v1", actor=str(ben))
    with closing(Database(pooled.at.vault("recruitment"), 2)) as vault:
        Vault(vault, trust, KeyFile(pooled.at.tenant_keys).of(trust)).erase(dora)
    assert recruitment.person_of(trust, DORA) != dora
    copy.restore()
    pooled.says("keys", "reconcile", trust)

    assert recruitment.person_of(trust, ADA) == ada
    assert refused(recruitment, trust, CLEO) == RESTORED_BEHIND
    for back_or_doubled in (BEN, DORA):
        assert refused(matching, trust, back_or_doubled) == RESTORED_BEHIND
    status = pooled.plp("status")
    assert (status.exit_code, f"{trust}: the vault was restored" in status.stdout) == (1, True)

    accepted = pooled.says("restore", "accept", VAULT, trust)
    assert f"{trust}: the vault was restored to before 2 sign-ins" in accepted
    assert row(accepted, str(ben))[1] == "matching"
    assert str(dora) not in accepted
    assert recruitment.person_of(trust, CLEO) not in {ada, ben, dora}
    assert trust not in pooled.plp("status").stdout
    assert pooled.plp("restore", "accept", VAULT, trust).exit_code == 1


def test_a_vault_that_was_started_anew_waits_until_every_service_has_compared(
    pooled: Deployed, trust: str, people_of: Callable[[str], People], tmp_path: Path
) -> None:
    """Only matching knows somebody whom the copy lacks, and recruitment is asked first."""
    recruitment, matching = people_of("recruitment"), people_of("matching")
    for people in (recruitment, matching):
        people.compare(trust)
    copy = Backup.of(GivenPostgres(pooled.at.vault_admin_url), VAULT, tmp_path)
    matching.person_of(trust, BEN)
    copy.restore()
    assert refused(recruitment, trust, BEN) == "not_compared"
    assert "not since its start" in pooled.says("restore", "show", VAULT)
    matching.compare(trust)
    assert refused(recruitment, trust, BEN) == RESTORED_BEHIND
    pooled.says("restore", "accept", VAULT, trust)


def test_a_vault_that_lost_nothing_goes_on_by_itself(
    pooled: Deployed, trust: str, people_of: Callable[[str], People], tmp_path: Path
) -> None:
    recruitment, matching = people_of("recruitment"), people_of("matching")
    ada = recruitment.person_of(trust, ADA)
    matching.compare(trust)
    Backup.of(GivenPostgres(pooled.at.vault_admin_url), VAULT, tmp_path).restore()
    matching.compare(trust)
    recruitment.compare(trust)
    assert recruitment.person_of(trust, BEN) != ada == recruitment.person_of(trust, ADA)
