"""Who viewed whose data in recruitment."""

from typing import Final

from plp_kit.web import access_records
from recruitment.access_log.queries import concerned

blueprint: Final = access_records.blueprint_with(concerned)
