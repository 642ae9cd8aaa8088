"""`plp tenant add`."""

import re

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_demo.player.people import PLATFORM
from plp_operate.deployment.provisioning import add_tenant
from plp_operate.deployment.services import NATIONAL

CODE = re.compile(r"[a-z][a-z0-9]{1,15}")
TAKEN = {NATIONAL, PLATFORM}


@of_platform
def add(at: Addresses, code: str) -> int:
    if not CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no tenant: 2 to 16 small letters and digits, a letter first.")
    if code in TAKEN:
        raise ValueError(f"{code!r} is no tenant of a trust's: it is the name of those who serve all trusts.")
    add_tenant(at, code)
    print(f"{code}: keys, topics, grants and rows are there. Services notice within five seconds.")
    return 0
