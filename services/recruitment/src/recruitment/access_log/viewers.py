"""What is viewed here, and who views it."""

from enum import StrEnum

from plp_kit.core.viewers import Viewer

__all__ = ["Accessed", "Viewer"]


class Accessed(StrEnum):
    """What was viewed."""

    PROFILE = "profile"
    ACCESS_NEEDS = "access_needs"
    CONTACT = "contact"
    EXPORT = "export"
    REQUEST = "request"
    EXCEPTION = "exception"
    JOIN_CODE = "join_code"
    NAMES = "names"
    PRIVATE_ADDRESS = "private_address"
