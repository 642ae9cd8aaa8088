"""A sealed value opens where it stands, for whom it was sealed, and nowhere else."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from plp_kit.core.database import Database
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.sealing import Tampered
from plp_kit.vault.vault import NotInAudience, Vault
from tests.support.privacy.sealed_values import Standing
from tests.support.privacy.story import Story
from tests.support.privacy.words import TRUST

OPEN = {
    "profile": {"recruitment", "matching"},
    "do": {"recruitment", "matching"},  # do_not_pair
    **{
        key: {"recruitment"}
        for key in ("access", "authority", "name", "address", "words", "reason", "advice", "reference", "preferred")
    },
    "exception": {"recruitment", "evaluation"},
    **{key: {"partnership_journal"} for key in ("agreement", "goal")},
}
"""Who may open what, by how its label begins."""
OVER = {"explanation", "note", "private"}
"""What time destroyed: matching's working papers, three months after launch, and a private address that nobody confirmed."""
SERVICES = ("recruitment", "matching", "partnership_journal", "evaluation", "insights")
VaultOf = Callable[..., Vault]


@pytest.fixture
def vault_of(story: Story) -> Iterator[VaultOf]:
    with ExitStack() as closing:

        def vault_of(service: str, tenant: str = TRUST) -> Vault:
            database = Database(story.platform.at.deployment.vault(service), 2)
            closing.callback(database.close)
            return Vault(database, tenant, KeyFile(story.platform.at.tenant_keys).of(tenant))

        yield vault_of


@pytest.fixture
def living(story: Story) -> list[Standing]:
    """One of each kind, of people who were not erased."""
    others = {kind(entry): entry for entry in story.values if story.victims_id not in entry.authors}
    assert set(others) == set(OPEN) | OVER
    return [entry for name, entry in others.items() if name not in OVER]


def kind(entry: Standing) -> str:
    return entry.value.label.split("_")[0]


def opens(vault: Vault, entry: Standing) -> bool:
    try:
        return vault.open([entry.value]) != [None]
    except NotInAudience:
        return False


def test_each_purpose_opens_to_its_own_services_alone(vault_of: VaultOf, living: list[Standing]) -> None:
    for entry in living:
        opened = {service for service in SERVICES if opens(vault_of(service), entry)}
        assert opened == OPEN[kind(entry)], entry


def test_what_time_destroyed_opens_to_nobody(story: Story, vault_of: VaultOf) -> None:
    papers = [entry for entry in story.values if kind(entry) in OVER]
    assert {kind(entry) for entry in papers} == OVER
    assert not any(opens(vault_of(service), entry) for entry in papers for service in SERVICES)


def test_a_value_in_another_stream_or_under_another_label_does_not_open(vault_of: VaultOf, living: list[Standing]) -> None:
    for entry in living:
        vault, value = vault_of(entry.service), entry.value
        other = next(another.value for another in living if another.value.stream != value.stream)
        for moved in (
            replace(value, stream=f"application-{uuid4()}"),
            replace(value, stream=other.stream),
            replace(value, label=f"{value.label}_too"),
            replace(value, label=other.label, stream=other.stream),
        ):
            with pytest.raises(Tampered):
                vault.open([moved])


def test_a_value_in_another_trust_does_not_open_even_with_its_key_taken_along(
    story: Story, vault_of: VaultOf, living: list[Standing]
) -> None:
    """Whatever generation the two trusts have come to: a rotation may have been between."""
    keys = KeyFile(story.platform.at.tenant_keys)
    keys.make("tzb")
    entry = living[0]
    with pytest.raises(NotInAudience):
        vault_of(entry.service, "tzb").open([entry.value])
    with psycopg.connect(story.platform.vault.url("vault")) as db:
        db.execute("SELECT set_config('app.tenant', 'tzb', true)")
        db.execute(
            """INSERT INTO keys (tenant, id, audience, generation, wrapped)
               SELECT 'tzb', id, audience, %s, wrapped FROM keys WHERE id = %s ON CONFLICT DO NOTHING""",
            (keys.keyring("tzb").current, entry.value.key),
        )
    with pytest.raises(Tampered):
        vault_of(entry.service, "tzb").open([entry.value])
