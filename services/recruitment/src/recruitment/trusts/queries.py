"""What the trust's settings in force say, without the trust's id: a tenant has one trust."""

import msgspec

from plp_kit.core.database import Db
from recruitment.trusts.retention import USUAL
from recruitment.trusts.settings import ProgrammeSettings


def access_records_months(db: Db) -> int:
    """How long records of who viewed whose data are kept."""
    rows = db.execute("SELECT settings::text FROM trusts_1 WHERE settings IS NOT NULL").fetchall()
    kept = [msgspec.json.decode(settings, type=ProgrammeSettings).retention.access_records for (settings,) in rows]
    return max(kept, default=USUAL.access_records)
