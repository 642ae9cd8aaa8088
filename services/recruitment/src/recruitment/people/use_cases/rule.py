"""The trust's rule for clean erasures, as its settings have it until the transaction ends."""

from plp_kit.service import Write
from recruitment.ids import trust_id
from recruitment.trusts.clean_erasures import CleanErasures
from recruitment.trusts.table import trusts


def in_force(write: Write) -> CleanErasures | None:
    """None as long as the trust has approved none. Call it before applications are locked."""
    own = trust_id(write.context.tenant)
    trusts.lock_shared(write.db, own)
    trust = trusts.trust(write.db, own)
    return trust.settings.clean_erasures if trust and trust.settings else None
