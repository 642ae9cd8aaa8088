"""Which classes a variable can still have in a branch of a `match` or behind an `isinstance`."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from plp_kit.web.refusing.sources import Source, classes_in

Possible: TypeAlias = Mapping[str, frozenset[type]]
"""By variable; a variable that is not in it can be anything. An empty set: the branch is never taken."""


def is_reached(possible: Possible) -> bool:
    return all(possible.values())


@dataclass(frozen=True, slots=True)
class Narrowing:
    source: Source

    def where(self, test: ast.expr | None, possible: Possible, *, holds: bool = True) -> Possible:
        """What is possible where the test holds, or where it does not."""
        match test:
            case ast.UnaryOp(ast.Not(), inner):
                return self.where(inner, possible, holds=not holds)
            case ast.BoolOp(ast.And(), parts) if holds:
                for part in parts:
                    possible = self.where(part, possible)
                return possible
            case ast.Call(ast.Name("isinstance"), [ast.Name(name), classes]) if name in possible:
                return {**possible, name: self._instances(possible[name], classes, holds=holds)}
            case _:
                return possible

    def _instances(self, possible: frozenset[type], classes: ast.expr, *, holds: bool) -> frozenset[type]:
        wanted = self.classes(classes)
        if not wanted:
            return possible
        return frozenset(each for each in possible if issubclass(each, tuple(wanted)) is holds)

    def classes(self, node: ast.expr) -> frozenset[type]:
        if isinstance(node, ast.BinOp | ast.Tuple):
            parts = node.elts if isinstance(node, ast.Tuple) else [node.left, node.right]
            return frozenset[type]().union(*map(self.classes, parts))
        return classes_in(self.source.value(node))

    def cases(self, match: ast.Match, possible: Possible) -> list[tuple[ast.match_case, Possible]]:
        """The cases that can be reached, each with what is possible in it."""
        subjects = match.subject.elts if isinstance(match.subject, ast.Tuple) else [match.subject]
        found = []
        for case in match.cases:
            patterns = self._side_by_side(case.pattern, len(subjects))
            inside = self._inside(subjects, patterns, possible)
            if is_reached(inside := self.where(case.guard, inside)):
                found.append((case, inside))
            if case.guard is None:
                possible = self._after(subjects, patterns, possible)
        return found

    def _side_by_side(self, pattern: ast.pattern, count: int) -> list[ast.pattern]:
        """A pattern for each of the subjects."""
        if count > 1:
            return pattern.patterns if isinstance(pattern, ast.MatchSequence) else [ast.MatchAs()] * count
        return [pattern]

    def _inside(self, subjects: list[ast.expr], patterns: list[ast.pattern], possible: Possible) -> Possible:
        inside = dict(possible)
        for subject, pattern in zip(subjects, patterns, strict=True):
            if isinstance(subject, ast.Name) and subject.id in inside:
                inside[subject.id] = self._matching(pattern, inside[subject.id])
        return inside

    def _matching(self, pattern: ast.pattern, possible: frozenset[type]) -> frozenset[type]:
        match pattern:
            case ast.MatchClass(cls):
                wanted = self.classes(cls)
                return frozenset(each for each in possible if issubclass(each, tuple(wanted))) if wanted else possible
            case ast.MatchOr(patterns):
                return frozenset[type]().union(*(self._matching(each, possible) for each in patterns))
            case ast.MatchAs(pattern=ast.pattern() as inner):
                return self._matching(inner, possible)
            case _:
                return possible

    def _after(self, subjects: list[ast.expr], patterns: list[ast.pattern], possible: Possible) -> Possible:
        """Without what the case takes whatever else is true: it is the only part of the case that can fail to match."""
        failing = [index for index, pattern in enumerate(patterns) if not _always_matches(pattern)]
        if len(failing) > 1:
            return possible
        subject, pattern = subjects[failing[0] if failing else 0], patterns[failing[0] if failing else 0]
        if not isinstance(subject, ast.Name) or subject.id not in possible or not _by_class_alone(pattern):
            return possible
        return {**possible, subject.id: possible[subject.id] - self._matching(pattern, possible[subject.id])}


def _always_matches(pattern: ast.pattern) -> bool:
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or _always_matches(pattern.pattern))


def _by_class_alone(pattern: ast.pattern) -> bool:
    match pattern:
        case ast.MatchClass(patterns=inner, kwd_patterns=named):
            return all(map(_always_matches, (*inner, *named)))
        case ast.MatchOr(patterns):
            return all(map(_by_class_alone, patterns))
        case ast.MatchAs(pattern=None):
            return True
        case ast.MatchAs(pattern=ast.pattern() as whole):
            return _by_class_alone(whole)
        case _:
            return False
