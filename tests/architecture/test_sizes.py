"""A file is one idea and a function one step. The limits are STYLE's: median, 95th percentile and longest, tests left out."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

TESTS = re.compile(r"(^|/)(tests?|benchmarks)/")


@dataclass(frozen=True, slots=True)
class Limits:
    median: int
    p95: int
    longest: int


@dataclass(frozen=True, slots=True)
class Span:
    lines: int
    place: str


@dataclass(frozen=True, slots=True)
class Function:
    span: Span
    typed: bool


FILES = Limits(median=90, p95=300, longest=400)
FUNCTIONS = Limits(median=8, p95=30, longest=50)


@pytest.fixture(scope="module")
def sources(root: Path, tracked: list[str]) -> dict[str, str]:
    names = [name for name in tracked if name.endswith(".py") and not TESTS.search(name)]
    texts = {name: (root / name).read_text(encoding="utf-8") for name in names}
    return {name: text for name, text in texts.items() if text}


@pytest.fixture(scope="module")
def functions(sources: dict[str, str]) -> list[Function]:
    return [function for name, text in sources.items() for function in functions_of(name, text)]


def functions_of(name: str, text: str) -> Iterator[Function]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(Span(lines, f"{name}:{node.lineno} {node.name}"), is_typed(node))


def is_typed(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return node.returns is not None and all(a.annotation for a in arguments if a.arg not in {"self", "cls"})


def too_long(spans: Sequence[Span], limits: Limits) -> list[str]:
    """What is over its limit, with the places to begin with."""
    ordered = sorted(spans, key=lambda span: span.lines)
    lines = [span.lines for span in ordered]
    figures = {"median": median(lines), "p95": lines[min(len(lines) - 1, int(len(lines) * 0.95))], "longest": lines[-1]}
    over = [
        f"{name} {figure}, at most {getattr(limits, name)}" for name, figure in figures.items() if figure > getattr(limits, name)
    ]
    return over and [*over, *(f"{span.lines} lines: {span.place}" for span in reversed(ordered[-10:]))]


def test_files_are_short(sources: dict[str, str]) -> None:
    assert not too_long([Span(text.count("\n"), name) for name, text in sources.items()], FILES)


def test_functions_are_short(functions: list[Function]) -> None:
    assert not too_long([function.span for function in functions], FUNCTIONS)


def test_every_function_is_typed(functions: list[Function]) -> None:
    assert not [function.span.place for function in functions if not function.typed]
