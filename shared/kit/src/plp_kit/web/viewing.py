"""The caller as a viewer of what others wrote: each request is one access."""

from uuid import uuid4

from plp_kit.core.viewers import Viewer
from plp_kit.web.guards import caller


def viewer() -> Viewer:
    return Viewer(caller().person, uuid4())
