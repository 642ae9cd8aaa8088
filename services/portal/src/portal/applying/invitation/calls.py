"""The calls of the pages about an invitation. Its code is in the body, never in an address."""

from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, Written, reads


class Code(msgspec.Struct, frozen=True):
    code: str


class OwnApplication(msgspec.Struct, frozen=True):
    application: UUID
    cohort: UUID


MINE: Final = reads(Service.RECRUITMENT, "/applications/mine", tuple[OwnApplication, ...])
CLAIM: Final = Call(Service.RECRUITMENT, Method.POST, "/invitations/{application}/claims", Code, Written)
REMOVE: Final = Call(Service.RECRUITMENT, Method.POST, "/invitations/{application}/removals", Code, Written)
