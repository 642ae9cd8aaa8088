"""Programme time of all services: it moves forward only when the platform has come to rest."""

from datetime import datetime
from functools import partial

import psycopg

from plp_kit.core import clocks
from plp_kit.service import Service
from plp_local.platform.addresses import Addresses
from plp_local.platform.patience import patiently
from plp_local.platform.services import SERVICES
from plp_local.platform.settling import Observer


def move(at: Addresses, observer: Observer, to: datetime) -> None:
    """Raises NotSettled and then moves nothing. Afterwards what fell due meanwhile has been worked as well."""
    observer.settle()
    for service in SERVICES:
        patiently(partial(_move, at, service, to))
    observer.settle()


def _move(at: Addresses, service: Service, to: datetime) -> None:
    with psycopg.connect(at.database(service.name, "plp_owner"), connect_timeout=10) as db:
        clocks.move(db, to)
