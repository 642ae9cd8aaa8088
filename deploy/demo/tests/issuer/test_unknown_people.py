"""Whoever drives a scenario asks a server that is away again, but not an issuer that has refused."""

import time
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest

from plp_demo.platform.addresses import Addresses, Secrets
from plp_demo.player.api_client import PATIENCE_SECONDS, ApiClient, ApiError

UNKNOWN = "rha|unknown"
NOWHERE = 9


class Issuer(Protocol):
    @property
    def url(self) -> str: ...


def test_somebody_whom_the_issuer_does_not_know_is_refused_at_once(issuer: Issuer, tmp_path: Path) -> None:
    secrets = Secrets("", {}, requests="the driver's", sign_ins="", rounding="")
    client = ApiClient(Addresses(tmp_path, "", "", secrets, {"issuer": urlsplit(issuer.url).port or 0, "matching": NOWHERE}))
    began = time.monotonic()
    with pytest.raises(ApiError, match="the issuer signs nobody in"):
        client.get("matching", UNKNOWN, "/cohorts")
    assert time.monotonic() - began < PATIENCE_SECONDS / 2
