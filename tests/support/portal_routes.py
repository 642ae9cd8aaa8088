"""The portal without anything behind it: for its routes alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask import Flask

from plp_kit.process.settings import Environment
from portal import service
from portal.settings import Settings
from portal.site.calls import Service

NOWHERE: Final = "http://127.0.0.1:1"


@contextmanager
def portal_for_its_routes() -> Iterator[Flask]:
    settings = Settings(
        environment=Environment.TEST,
        database_url="host=127.0.0.1 port=1",
        owner_database_url="",
        issuer=NOWHERE,
        client_id="portal",
        client_secret="x",
        session_secret="x",
        host="127.0.0.1",
        port=0,
        public_url=NOWHERE,
        exit_url=NOWHERE,
        services=dict.fromkeys(Service, NOWHERE),
        traces=None,
    )
    wiring = service.wiring(settings)
    yield service.create_app(wiring)
    wiring.close()
