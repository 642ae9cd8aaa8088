"""What a route says about itself, once: who may open it, and the title of its page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias, TypeVar, cast

from flask import Flask
from flask.typing import RouteCallable
from werkzeug.routing import Rule

from plp_kit.web.guards import UnguardedRoute, public, requires
from plp_kit.web.roles import Role
from portal.site.signed_in import has_left

View = TypeVar("View", bound=Callable[..., object])

MARK: Final = "portal_guard"
ANSWERED_BY_FLASK: Final = frozenset({"HEAD", "OPTIONS"})


class Anybody(Enum):
    """`SIGNED_IN` is for each role, and for people without one, but not for those who have left: a page for them names them."""

    EVERYBODY = auto()
    SIGNED_IN = auto()


EVERYBODY: Final = Anybody.EVERYBODY
SIGNED_IN: Final = Anybody.SIGNED_IN
Who: TypeAlias = Role | Anybody


@dataclass(frozen=True, slots=True)
class Guard:
    """`title` is the page's, None where a route shows none of its own. `fresh`: only within minutes of signing in.

    `checks_itself`: its forms are for people who are not signed in, and the route itself sees that they come from its page.
    `takes_files`: what is sent to it may be as large as a file.
    """

    who: frozenset[Who]
    title: str | None
    fresh: bool = False
    checks_itself: bool = False
    takes_files: bool = False

    @property
    def is_public(self) -> bool:
        return EVERYBODY in self.who

    def admits(self, roles: frozenset[Role]) -> bool:
        """Whether somebody who is signed in with these roles may open it."""
        return bool(self.who & {EVERYBODY, *roles, *(() if has_left(roles) else (SIGNED_IN,))})


Guards: TypeAlias = Mapping[tuple[str, str], Guard]
"""By endpoint and method."""


def page(
    *who: Who, title: str, fresh: bool = False, checks_itself: bool = False, takes_files: bool = False
) -> Callable[[View], View]:
    """Of a route that shows a page. The title has nothing personal, since browsers keep it."""
    return _marked(Guard(frozenset(who), title, fresh, checks_itself, takes_files))


def no_page(*who: Who, fresh: bool = False) -> Callable[[View], View]:
    """Of a route that only leads on, or sends a file."""
    return _marked(Guard(frozenset(who), None, fresh))


def guards(app: Flask) -> Guards:
    """Raises UnguardedRoute, which names every route that says neither `page` nor `no_page`."""
    found = {(rule.endpoint, method): _guard(app.view_functions[rule.endpoint]) for rule, method in _routes(app)}
    unguarded = sorted({endpoint for (endpoint, _), guard in found.items() if guard is None})
    if unguarded:
        raise UnguardedRoute(", ".join(unguarded))
    return {route: guard for route, guard in found.items() if guard is not None}


def title_of(view: RouteCallable | None) -> str | None:
    """The title of the page that the view shows."""
    guard = _guard(view)
    return guard.title if guard else None


def roles_of(view: RouteCallable | None) -> frozenset[Role]:
    """Those that the view names."""
    guard = _guard(view)
    return frozenset(who for who in guard.who if isinstance(who, Role)) if guard else frozenset()


def _routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - ANSWERED_BY_FLASK):
            yield rule, method


def _marked(guard: Guard) -> Callable[[View], View]:
    """The kit's mark says to tests which roles there are."""
    if not guard.who:
        raise UnguardedRoute("Nobody may open this page; say EVERYBODY, SIGNED_IN, or which roles.")
    named = frozenset(who for who in guard.who if isinstance(who, Role))
    roles = named | (frozenset(Role) - {Role.FORMER}) if SIGNED_IN in guard.who else named

    def mark(view: View) -> View:
        view.__dict__[MARK] = guard
        return public(view) if guard.is_public else requires(*roles)(view)

    return mark


def _guard(view: RouteCallable | None) -> Guard | None:
    return cast(Guard | None, getattr(view, MARK, None))
