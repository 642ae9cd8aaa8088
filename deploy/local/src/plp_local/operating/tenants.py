"""`plp tenant add`."""

import re

from plp_local.operating.here import of_platform
from plp_local.platform.addresses import Addresses
from plp_local.platform.provisioning import add_tenant

CODE = re.compile(r"[a-z][a-z0-9]{1,15}")


@of_platform
def add(at: Addresses, code: str) -> int:
    if not CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no tenant: 2 to 16 small letters and digits, a letter first.")
    add_tenant(at, code)
    print(f"{code}: keys, topics, grants and rows are there. Services notice within five seconds.")
    return 0
