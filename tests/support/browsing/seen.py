"""What browsers have seen of the portal, and what of it they have not: no route without guard, title, axe run and journey."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from flask import Flask

from portal.site.guards import Guard, guards

WIDE: Final = 1280
NARROW: Final = 320
WIDTHS: Final = (WIDE, NARROW)
NO_ROUTE: Final = "no route"


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    rule: str
    guard: Guard

    def __str__(self) -> str:
        return f"{self.method} {self.rule}"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the portal, to a browser of this width, in which this role was signed in; empty for nobody."""

    method: str
    rule: str
    status: int
    is_page: bool
    width: int
    role: str


@dataclass(slots=True)
class Seen:
    """Of a whole run. `checked` are the routes, by their rule, and widths on which axe ran."""

    answered: set[Answered] = field(default_factory=set)
    checked: set[tuple[str, int]] = field(default_factory=set)

    def missing(self, routes: list[Route]) -> list[str]:
        """What is wrong, a line each."""
        return [line for route in routes for line in self._missing_of(route)]

    def _missing_of(self, route: Route) -> Iterator[str]:
        good = [each for each in self.answered if (each.method, each.rule) == (route.method, route.rule) and each.status < 400]
        if not good:
            yield f"{route}: no journey reaches it"
            return
        pages = [each for each in good if each.is_page]
        if pages and route.guard.title is None:
            yield f"{route}: shows a page, and says @no_page"
        if pages and route.method == "GET":
            yield from self._missing_widths(route, {each.width for each in pages})

    def _missing_widths(self, route: Route, widths: set[int]) -> Iterator[str]:
        for width in WIDTHS:
            if width not in widths:
                yield f"{route}: no journey opens it at {width} px"
            elif (route.rule, width) not in self.checked:
                yield f"{route}: axe never ran on it at {width} px"


def routes_of(app: Flask) -> list[Route]:
    """Raises UnguardedRoute."""
    found = guards(app)
    rules = {rule.endpoint: rule.rule for rule in app.url_map.iter_rules()}
    return [Route(method, rules[endpoint], guard) for (endpoint, method), guard in sorted(found.items())]
