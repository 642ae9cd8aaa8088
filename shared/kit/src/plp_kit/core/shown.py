"""Views: dataclasses that may leave the service in an HTTP answer. Only what is marked may be shown, and all of it is."""

from typing import Final, TypeVar

View = TypeVar("View")

MARK: Final = "__shown__"


def shown(view: type[View]) -> type[View]:
    """Marks a dataclass as a view: each of its fields may be read by everybody who may use the route that answers with it."""
    setattr(view, MARK, view)
    return view


def is_shown(view: type) -> bool:
    """Whether this very class is marked; a class that merely inherits from a view is not."""
    return view.__dict__.get(MARK) is view
