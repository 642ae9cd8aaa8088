"""Which refusals each operation of a service can answer, found by reading its routes, use cases and deciders.

A route reaches deciders and makes commands; of a decider's refusals those count that it can give to one of these commands. What
every operation can answer (`EVERYWHERE`, and the problems of plp_kit.web.problems) is in no list.
"""

import inspect
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from types import FunctionType
from typing import Final, TypeVar

from flask import Flask

from plp_kit.core.deciding import AnyDecider, Decider, Refusal
from plp_kit.core.handling import CHANGED_SINCE_READ, TOO_LARGE
from plp_kit.vault.vault import PERSON_ERASED
from plp_kit.web.contents import CONTENT_CLOSED
from plp_kit.web.guards import Route, routes
from plp_kit.web.problems import STATUS
from plp_kit.web.refusing.reaching import Reach
from plp_kit.web.refusing.sources import classes_in, function_of, source_of

Wanted = TypeVar("Wanted")

EVERYWHERE: Final = frozenset(refusal.code for refusal in (CHANGED_SINCE_READ, TOO_LARGE, PERSON_ERASED))


def codes(app: Flask) -> dict[tuple[str, str], dict[str, int]]:
    """By method and rule: the codes of its refusals, with the status of each."""
    return {
        (route.method, route.path): _closed(route) | _of(view(app, route.endpoint, route.method), app.name)
        for route in routes(app)
    }


def _closed(route: Route) -> dict[str, int]:
    gives = route.access is not None and route.access.gives is not None
    return {CONTENT_CLOSED.code: int(CONTENT_CLOSED.status)} if gives else {}


def view(app: Flask, endpoint: str, method: str) -> FunctionType | None:
    function = app.view_functions[endpoint]
    view_class = getattr(function, "view_class", None)
    return function_of(function if view_class is None else getattr(view_class, method.lower()))


def _of(function: FunctionType | None, service: str) -> dict[str, int]:
    found = sorted(refusals(function, service) if function else (), key=lambda refusal: refusal.code)
    return {refusal.code: int(STATUS[refusal.kind]) for refusal in found if refusal.code not in EVERYWHERE}


@cache
def refusals(function: FunctionType, service: str) -> frozenset[Refusal]:
    """`service` is the package whose functions are followed, beside the one of the function."""
    packages = (service, function.__module__.partition(".")[0])
    reach = Reach(packages, telling(service))
    reach.follow(function)
    found = reach.reached.refusals
    for decider in reach.reached.deciders:
        found |= of_decider(decider, frozenset(reach.reached.classes), packages)
    return frozenset(found)


def of_decider(decider: AnyDecider, made: frozenset[type], packages: tuple[str, ...]) -> frozenset[Refusal]:
    """Its refusals of these commands."""
    asked, decide = commands(decider) & made, decider.decide
    if not asked or not isinstance(decide, FunctionType):
        return frozenset()
    reach = Reach((*packages, decide.__module__.partition(".")[0]), commands=asked)
    reach.follow(decide, {source_of(decide).parameters[1]: asked})
    return frozenset(reach.reached.refusals)


@cache
def telling(service: str) -> Mapping[str, tuple[FunctionType, ...]]:
    """Methods of the service's classes that say they may refuse, or make a command, by name."""
    wanted = frozenset({Refusal}).union(*map(commands, _of_type(service, Decider)))
    found: dict[str, list[FunctionType]] = defaultdict(list)
    for owner in _of_type(service, type):
        for method in filter(None, map(function_of, vars(owner).values())):
            if classes_in(inspect.get_annotations(method).get("return")) & wanted:
                found[method.__name__].append(method)
    return {name: tuple(methods) for name, methods in found.items()}


def commands(decider: AnyDecider) -> frozenset[type]:
    """All that it decides."""
    source = source_of(decider.decide)
    return source.classes.get(source.parameters[1], frozenset())


def _of_type(service: str, wanted: type[Wanted]) -> Iterator[Wanted]:
    """The values of this type that the service's modules name."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == service]
    values = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, wanted)}
    yield from (value for value in values.values() if not isinstance(value, type) or value.__module__.startswith(service))
