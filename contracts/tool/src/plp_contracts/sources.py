"""What contracts are made from: every service with its routes, in the order of a cohort's life."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import evaluation.bootstrap
import insights.bootstrap
import matching.bootstrap
import partnership_journal.bootstrap
import recruitment.service
from plp_contracts.names import ContractName
from plp_kit.messaging.publishing import AnyPublication
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from plp_operate.deployment.services import SERVICES

BLUEPRINTS: Final[Mapping[str, tuple[Blueprint, ...]]] = {
    "recruitment": recruitment.service.routes(),
    "matching": matching.bootstrap.BLUEPRINTS,
    "partnership_journal": partnership_journal.bootstrap.BLUEPRINTS,
    "evaluation": evaluation.bootstrap.BLUEPRINTS,
    "insights": insights.bootstrap.BLUEPRINTS,
}


@dataclass(frozen=True, slots=True)
class Source:
    service: Service
    blueprints: tuple[Blueprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One message of the language, and who says it."""

    name: ContractName
    publication: AnyPublication
    service: Service


SOURCES: Final = tuple(Source(service, BLUEPRINTS[service.name]) for service in SERVICES)


def spoken(sources: Iterable[Source]) -> Iterator[Spoken]:
    """All that is published. Raises ValueError for a name that is not `service.Name.v1` of the service that says it."""
    for source in sources:
        for publication in source.service.language:
            name = ContractName.parse(publication.name)
            if not name.event.startswith(f"{source.service.name}."):
                raise ValueError(f"{source.service.name} publishes {name}, which is not its own")
            yield Spoken(name, publication, source.service)
