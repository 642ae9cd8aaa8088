"""The periods in force, for what belongs to no cohort."""

from plp_kit.core.deciding import Refusal
from plp_kit.service import Write
from recruitment.ids import trust_id
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import in_force
from recruitment.trusts.retention import USUAL, Retention
from recruitment.trusts.table import trusts as table


def retention_in_force(write: Write) -> Retention:
    """The trust's periods; the usual ones before any are approved. No others are approved meanwhile."""
    own = trust_id(write.context.tenant)
    table.lock_shared(write.db, own)
    settings = in_force(write.load(trusts.trusts, own).state)
    return USUAL if isinstance(settings, Refusal) else settings.settings.retention
