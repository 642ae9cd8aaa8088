"""What the walls are tried on, and the table of who was answered what."""

import sys
from collections.abc import Iterator

import pytest

from plp_demo.servers.kafka import Kafka
from plp_testkit.fixtures.kafka import SKIPPED
from plp_testkit.http import Signer
from tests.walls.asking import Everybody, everybody_at
from tests.walls.estate import Estate, standing
from tests.walls.matrix import Matrix
from tests.walls.sides import KafkaSide, PostgresSide, on_kafka
from tests.walls.topics import fill


@pytest.fixture(scope="session")
def estate() -> Iterator[Estate]:
    with standing() as made:
        yield made


@pytest.fixture(scope="session")
def everybody(estate: Estate, signer: Signer) -> Iterator[Everybody]:
    with everybody_at(estate, signer) as people:
        yield people


@pytest.fixture(scope="session")
def matrix(pytestconfig: pytest.Config) -> Iterator[Matrix]:
    """Printed at the end (-s shows it), and left in .pytest_cache/walls.txt."""
    matrix = Matrix()
    yield matrix
    table = "\n".join(matrix.lines()) + "\n"
    file = pytestconfig.rootpath / ".pytest_cache" / "walls.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(table, encoding="utf-8")
    sys.stdout.write(f"\n{table}(also in {file})\n")


@pytest.fixture(scope="session")
def postgres_side(estate: Estate) -> PostgresSide:
    """Something is on every topic, here as on Kafka."""
    postgres_side = PostgresSide(estate)
    fill(postgres_side, estate)
    return postgres_side


@pytest.fixture(scope="session")
def kafka_side(estate: Estate, kafka_server: Kafka) -> KafkaSide:
    """On the session's broker, which may be skipped."""
    if not kafka_server.admin_user:
        pytest.skip(f"{SKIPPED}the given one has no principals")
    side = on_kafka(estate, kafka_server)
    fill(side, estate)
    return side
