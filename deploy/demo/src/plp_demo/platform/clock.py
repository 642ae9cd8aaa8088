"""Programme time of all services: it moves forward only when the platform has come to rest."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from plp_demo.platform.patience import patiently
from plp_demo.platform.settling import Observer
from plp_kit.core import clocks
from plp_kit.core.clocks import SimulatedClock
from plp_kit.service import Service
from plp_operate.deployment.connecting import owner
from plp_operate.deployment.deployment import Deployment


def shown(at: Deployment) -> Mapping[str, datetime]:
    """What each service's clock shows."""
    return {service.name: patiently(partial(_shown, at, service)) for service in at.services}


def move(at: Deployment, observer: Observer, to: datetime) -> None:
    """Raises NotSettled and then moves nothing. Afterwards what fell due meanwhile has been worked as well."""
    observer.settle()
    for service in at.services:
        patiently(partial(_move, at, service, to))
    observer.settle()


def _shown(at: Deployment, service: Service) -> datetime:
    with owner(at, service) as db:
        return SimulatedClock().now(db)


def _move(at: Deployment, service: Service, to: datetime) -> None:
    with owner(at, service) as db:
        clocks.move(db, to)
