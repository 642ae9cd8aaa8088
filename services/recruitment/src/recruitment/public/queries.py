"""What a trust tells everybody, and the trusts of which somebody can ask."""

from dataclasses import dataclass

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from recruitment.ids import trust_id
from recruitment.signposts import table as signposts
from recruitment.signposts.decider import Signpost
from recruitment.trusts import processing
from recruitment.trusts.controller import Controller
from recruitment.trusts.processing import RecordEntry
from recruitment.trusts.table import trusts


@shown
@dataclass(frozen=True, slots=True)
class NamedTrust:
    """`trust` is the trust's code, as it is in addresses."""

    trust: str
    name: str


@shown
@dataclass(frozen=True, slots=True)
class PublicTrust:
    """What a trust tells everybody: where people can turn, and the facts of its privacy notice.

    `controller` is null, and `purposes` are empty, until the settings in force say them.
    """

    trust: str
    name: str
    synthetic: bool
    signposts: tuple[Signpost, ...]
    controller: Controller | None
    purposes: list[RecordEntry]


def public_trust(db: Db, tenant: str) -> PublicTrust | None:
    row = trusts.trust(db, trust_id(tenant))
    if row is None:
        return None
    settings = row.settings
    return PublicTrust(
        tenant,
        row.facts.name,
        row.facts.synthetic,
        signposts.of_trust(db).signposts,
        settings.controller if settings else None,
        processing.record(settings.processing, settings.retention) if settings else [],
    )
