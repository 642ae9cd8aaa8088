"""The syntax tree of a function, and what the names in it stand for."""

import ast
import builtins
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import FunctionType, MethodType, ModuleType, UnionType
from typing import Final, TypeAlias, Union, get_args, get_origin

Tree: TypeAlias = ast.FunctionDef | ast.Lambda
UNKNOWN: Final = object()


@dataclass(frozen=True)
class Source:
    """A function with its tree. Compared by the function."""

    function: FunctionType

    @cached_property
    def tree(self) -> Tree | None:
        """None for what has no source, and for a second lambda of one line."""
        code = self.function.__code__
        return _trees(code.co_filename).get((code.co_firstlineno, code.co_name))

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        return self.function.__code__.co_varnames[: self.function.__code__.co_argcount + self.function.__code__.co_kwonlyargcount]

    @cached_property
    def classes(self) -> Mapping[str, frozenset[type]]:
        """Of parameters that are annotated with classes."""
        notes = inspect.get_annotations(self.function)
        return {name: found for name in self.parameters if (found := classes_in(notes.get(name)))}

    def value(self, node: ast.expr) -> object:
        """What a name, or a name with attributes, stands for; UNKNOWN if only a run could say."""
        match node:
            case ast.Name(name):
                return UNKNOWN if name in self._locals else self._outside.get(name, UNKNOWN)
            case ast.Constant(constant):
                return constant
            case ast.Attribute(owner, name):
                base = self.value(owner)
                return getattr(base, name, UNKNOWN) if isinstance(base, ModuleType | type) else UNKNOWN
            case _:
                return UNKNOWN

    @cached_property
    def _locals(self) -> frozenset[str]:
        return frozenset(self.function.__code__.co_varnames)

    @cached_property
    def _outside(self) -> Mapping[str, object]:
        cells = zip(self.function.__code__.co_freevars, self.function.__closure__ or (), strict=True)
        return {
            **vars(builtins),
            **vars(sys.modules[self.function.__module__]),
            **{name: cell.cell_contents for name, cell in cells},
        }


@cache
def source_of(function: Callable[..., object]) -> Source:
    """Raises TypeError for what is not written as a function."""
    if not isinstance(function, FunctionType):
        raise TypeError(function)
    return Source(function)


def classes_in(annotation: object) -> frozenset[type]:
    """The classes of a union; of a class itself."""
    if isinstance(annotation, type):
        return frozenset({annotation})
    if get_origin(annotation) in {Union, UnionType}:
        return frozenset[type]().union(*map(classes_in, get_args(annotation)))
    return frozenset()


def function_of(value: object) -> FunctionType | None:
    """Without decorators; of a method, and of a property, its function."""
    if isinstance(value, property):
        return function_of(value.fget)
    if isinstance(value, classmethod | staticmethod | MethodType):
        return function_of(value.__func__)
    unwrapped: object = inspect.unwrap(value) if callable(value) else None
    return unwrapped if isinstance(unwrapped, FunctionType) else None


@cache
def _trees(file: str) -> Mapping[tuple[int, str], Tree]:
    path = Path(file)
    return dict(_functions(ast.parse(path.read_text(encoding="utf-8")))) if path.is_file() else {}


def _functions(module: ast.Module) -> Iterator[tuple[tuple[int, str], Tree]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield (first, node.name), node
        elif isinstance(node, ast.Lambda):
            yield (node.lineno, "<lambda>"), node
