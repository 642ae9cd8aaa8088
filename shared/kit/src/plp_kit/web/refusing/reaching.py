"""Everything that a function can reach by the names in it: refusals, deciders, and the classes that are made for them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import FunctionType

from plp_kit.core.deciding import AnyDecider, Decider, Kind, Refusal
from plp_kit.web.refusing.narrowing import Narrowing, Possible, is_reached
from plp_kit.web.refusing.sources import Source, function_of, source_of


@dataclass(slots=True)
class Reached:
    refusals: set[Refusal] = field(default_factory=set)
    deciders: set[AnyDecider] = field(default_factory=set)
    classes: set[type] = field(default_factory=set)


@dataclass(slots=True)
class Reach:
    """Follows functions of these packages. `methods` are those that matter, by name: an owner's class is seldom known.

    `commands` are the only ones that a decider is asked: a parameter of such classes can be nothing else.
    """

    packages: tuple[str, ...]
    methods: Mapping[str, tuple[FunctionType, ...]] = field(default_factory=dict)
    commands: frozenset[type] = frozenset()
    reached: Reached = field(default_factory=Reached)
    _seen: set[tuple[FunctionType, frozenset[tuple[str, frozenset[type]]]]] = field(default_factory=set)

    def follow(self, function: FunctionType, given: Possible | None = None) -> None:
        source = source_of(function)
        possible = {**self._asked(source), **(given or {})}
        seen = (function, frozenset(possible.items()))
        if seen in self._seen or source.tree is None:
            return
        self._seen.add(seen)
        body = source.tree.body if isinstance(source.tree, ast.FunctionDef) else [source.tree.body]
        _Walk(self, source, Narrowing(source)).block(body, possible)

    def _asked(self, source: Source) -> dict[str, frozenset[type]]:
        asked = {name: classes & self.commands for name, classes in source.classes.items()}
        return {name: commands for name, commands in asked.items() if commands}

    def meets(self, value: object, given: Possible | None = None) -> None:
        if isinstance(value, Refusal):
            self.reached.refusals.add(value)
        elif isinstance(value, Decider):
            self.reached.deciders.add(value)
        elif isinstance(value, type):
            self.reached.classes.add(value)
        elif isinstance(value, tuple | list | frozenset | dict):
            for item in (*value, *(value.values() if isinstance(value, dict) else ())):
                self.meets(item)
        elif (function := function_of(value)) and function.__module__.partition(".")[0] in self.packages:
            self.follow(function, given)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Through one function."""

    reach: Reach
    source: Source
    narrowing: Narrowing

    def block(self, nodes: list[ast.stmt] | list[ast.expr], possible: Possible) -> None:
        for node in nodes:
            if not is_reached(possible):
                return
            self.visit(node, possible)
            if isinstance(node, ast.If) and _leaves(node.body):
                possible = self.narrowing.where(node.test, possible, holds=False)

    def visit(self, node: ast.AST, possible: Possible) -> None:
        match node:
            case ast.Match():
                self.visit(node.subject, possible)
                for case, inside in self.narrowing.cases(node, possible):
                    self.block([case.guard] if case.guard else [], inside)
                    self.block(case.body, inside)
            case ast.If(test, body, otherwise):
                self._branches(test, (body, otherwise), possible)
            case ast.IfExp(test, body, otherwise):
                self._branches(test, ([body], [otherwise]), possible)
            case ast.Call(function, arguments):
                self._call(function, arguments, possible)
                self._inside(node, possible)
                self._said(function, arguments)
            case ast.Name() | ast.Attribute():
                self._named(node, possible)
            case _:
                self._inside(node, possible)

    def _inside(self, node: ast.AST, possible: Possible) -> None:
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.Call) and child is node.func and self._function(node.func)):
                self.visit(child, possible)

    def _branches(
        self,
        test: ast.expr,
        branches: tuple[list[ast.stmt], list[ast.stmt]] | tuple[list[ast.expr], list[ast.expr]],
        possible: Possible,
    ) -> None:
        self.visit(test, possible)
        self.block(branches[0], self.narrowing.where(test, possible))
        self.block(branches[1], self.narrowing.where(test, possible, holds=False))

    def _function(self, node: ast.expr) -> FunctionType | None:
        value = self.source.value(node)
        return None if isinstance(value, type) else function_of(value)

    def _call(self, called: ast.expr, arguments: list[ast.expr], possible: Possible) -> None:
        """A function learns what its arguments can be."""
        if function := self._function(called):
            self.reach.meets(function, dict(self._given(source_of(function), arguments, possible)))

    def _said(self, called: ast.expr, arguments: list[ast.expr]) -> None:
        """A refusal that is made on the spot, since its message says more than a constant could."""
        if self.source.value(called) is Refusal and arguments:
            code, *kinds = (self.source.value(argument) for argument in (arguments[0], *arguments[2:]))
            self.reach.meets(Refusal(str(code), "", *(kind for kind in kinds if isinstance(kind, Kind))))

    def _given(self, source: Source, arguments: list[ast.expr], possible: Possible) -> Iterator[tuple[str, frozenset[type]]]:
        for parameter, argument in zip(source.parameters, arguments, strict=False):
            if isinstance(argument, ast.Name) and argument.id in possible:
                yield parameter, possible[argument.id]

    def _named(self, node: ast.Name | ast.Attribute, possible: Possible) -> None:
        value = self.source.value(node)
        self.reach.meets(value)
        if isinstance(node, ast.Attribute):
            for method in self.reach.methods.get(node.attr, ()):
                self.reach.follow(method)
            self.visit(node.value, possible)


def _leaves(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], ast.Return | ast.Raise | ast.Continue)
