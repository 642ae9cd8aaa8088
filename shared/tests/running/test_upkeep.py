"""What a work process sees to beside its work: old answers are forgotten, and keys of thirty days rotate."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from plp_kit.http import idempotency
from plp_kit.http.idempotency import Answer
from plp_kit.publishing import PublishedLanguage
from plp_kit.running import work
from plp_kit.running.loops import run_all
from plp_kit.running.runtime import Runtime
from plp_kit.running.upkeep import Upkeep
from plp_kit.service import Service
from plp_kit.testing.fixtures.running_services import MakeRunningService
from plp_kit.testing.ports import wait_until
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.rotation import EVERY
from plp_kit.vault.vault import Entry


@pytest.fixture
def tenant() -> str:
    return f"t{uuid4().hex[:12]}"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "tenant-keys.json"


@pytest.fixture
def runtime(make_running_service: MakeRunningService, tmp_path: Path, tenant: str) -> Runtime:
    (tmp_path / "migrations").mkdir()
    service = Service("recruitment", "A service", (), PublishedLanguage(), tmp_path / "migrations")
    return make_running_service(service, (), tenant, f"{tenant}b").runtime


@pytest.fixture
def remembered(runtime: Runtime) -> Callable[..., int]:
    """How many answers of a tenant are kept; more are put there by their ages."""

    def remembered(tenant: str, *ages: timedelta) -> int:
        with runtime.database.of(tenant).transaction() as db:
            for age in ages:
                asked = idempotency.asked(uuid4(), "POST /x", "key", b"", b"")
                idempotency.remember(db, asked, Answer(200, str(uuid4()), 1))
                db.execute("SET LOCAL ROLE NONE")
            return len(db.execute("SELECT FROM idempotency_keys").fetchall())

    return remembered


def aged(keys: Path, tenant: str, age: timedelta) -> None:
    keyrings = json.loads(keys.read_bytes())
    keyrings[tenant]["generations"]["1"]["made_at"] = (datetime.now(UTC) - age).isoformat()
    keys.write_text(json.dumps(keyrings))
