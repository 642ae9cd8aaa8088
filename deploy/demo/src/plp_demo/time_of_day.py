"""`plp clock`."""

from datetime import datetime

from plp_demo.platform import clock
from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_demo.platform.settling import Observer


@of_platform
def move(at: Addresses, to: datetime) -> int:
    observer = Observer(at)
    try:
        clock.move(at, observer, to)
    finally:
        observer.close()
    print(f"Programme time is {to:%d %B %Y %H:%M} or later, and everything that fell due is done.")
    return 0
