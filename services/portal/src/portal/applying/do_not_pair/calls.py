"""The calls of the page on which an applicant says whom they must not be paired with, for themselves alone."""

from typing import Final

import msgspec

from portal.applying.apply.calls import NotToPair
from portal.site.calls import Call, Method, Service, Written, reads

PATH: Final = "/applications/{application}/do-not-pair"


class NamedPeople(msgspec.Struct, frozen=True):
    people: tuple[NotToPair, ...]


NAMED: Final = reads(Service.RECRUITMENT, PATH, NamedPeople)
NAME: Final = Call(Service.RECRUITMENT, Method.PUT, PATH, NamedPeople, Written)
"""In place of whom they named before."""
