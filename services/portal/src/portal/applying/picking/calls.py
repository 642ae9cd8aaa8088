"""The call that changes what an applicant picked, and what it takes."""

from typing import Final

import msgspec

from portal.applying.apply.calls import Mode, Slot
from portal.site.calls import Call, Method, Service, Written


class Picks(msgspec.Struct, frozen=True):
    """Everything that is picked in a profile."""

    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    interests: tuple[str, ...]
    availability: tuple[Slot, ...]
    meeting_mode: Mode
    site: str | None
    directorate: str | None
    profession: str | None


CHANGE_PICKS: Final = Call(Service.RECRUITMENT, Method.PUT, "/applications/{application}/own/picks", Picks, Written)
