"""The services of the platform, in the order of a cohort's life, and which topics each may write and read."""

from collections.abc import Sequence
from typing import Final

from evaluation.service import EVALUATION
from insights.service import INSIGHTS
from matching.service import MATCHING
from partnership_journal.service import JOURNAL
from plp_kit.core.provisioning import GROUPS
from plp_kit.messaging.bus.port import Topic
from plp_kit.service import Service
from plp_kit.web.tenancy import PLATFORM
from recruitment.service import RECRUITMENT

SERVICES: Final[tuple[Service, ...]] = (RECRUITMENT, MATCHING, JOURNAL, EVALUATION, INSIGHTS)
NATIONAL: Final = "national"
PORTAL: Final = "portal"
BUS: Final = "bus"
TAKEN: Final = frozenset(
    {
        PLATFORM,
        *(service.own_tenant for service in SERVICES if service.own_tenant is not None),
        *(group.removeprefix("plp_") for group in GROUPS),
    }
)
"""Codes that no trust can have. With the last four a trust's service would get the login of another's relay or owner."""


def topics(tenant: str) -> list[Topic]:
    """Every topic of a trust."""
    return [topic for service in SERVICES for topic in writes(service, tenant)]


def writes(service: Service, tenant: str) -> Sequence[Topic]:
    return [Topic(tenant, name) for name in service.topics]


def reads(service: Service, tenant: str) -> Sequence[Topic]:
    return [Topic(tenant, name) for name in service.subscription.topics]
