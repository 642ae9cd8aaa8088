"""Programme time of all services: it moves forward only when the platform has come to rest."""

from datetime import datetime
from functools import partial

import psycopg

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.patience import patiently
from plp_demo.platform.settling import Observer
from plp_kit.core import clocks
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES


def move(at: Addresses, observer: Observer, to: datetime) -> None:
    """Raises NotSettled and then moves nothing. Afterwards what fell due meanwhile has been worked as well."""
    observer.settle()
    for service in SERVICES:
        patiently(partial(_move, at, service, to))
    observer.settle()


def _move(at: Addresses, service: Service, to: datetime) -> None:
    with psycopg.connect(at.database(service.name, "plp_owner"), connect_timeout=10) as db:
        clocks.move(db, to)
