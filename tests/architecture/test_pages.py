"""Each route of the portal says once who may open it and what its page is called, in the folder of its noun."""

import ast
from collections.abc import Iterator
from pathlib import Path

PORTAL = Path("services/portal/src/portal")
METHODS = frozenset({"get", "post", "route"})
GUARDS = frozenset({"page", "no_page"})


def name_of(node: ast.expr) -> str:
    """The last name of what is called."""
    called = node.func if isinstance(node, ast.Call) else node
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def is_route(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in METHODS and name_of(called.value) == "blueprint"


def views(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions that answer an address."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(is_route, node.decorator_list)):
            yield node


def faults_of(view: ast.FunctionDef) -> Iterator[str]:
    guards = [decorator for decorator in view.decorator_list if name_of(decorator) in GUARDS]
    if len(guards) != 1:
        yield "says not once who may open it: @page or @no_page"
    for guard in guards:
        keywords = {keyword.arg: keyword.value for keyword in guard.keywords} if isinstance(guard, ast.Call) else {}
        if name_of(guard) == "page" and not is_of_a_catalogue(keywords.get("title")):
            yield "has no title out of a catalogue"
        if not isinstance(guard, ast.Call) or not guard.args:
            yield "is for nobody"


def is_of_a_catalogue(title: ast.expr | None) -> bool:
    """`words.TITLE`, or the site's."""
    return isinstance(title, ast.Attribute) and name_of(title.value) in {"words", "site"} and title.attr.isupper()


def faults_of_place(path: Path, tree: ast.Module) -> Iterator[str]:
    """A folder is a noun: its routes are in routes.py, and its blueprint is named after it, as its templates are."""
    if path.name not in {"routes.py", "static_files.py"}:
        yield "has routes, and is not a routes.py"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) == "Blueprint":
            named = node.args[0]
            folder = path.parent.name if path.name == "routes.py" else path.stem
            if not isinstance(named, ast.Constant) or named.value != folder:
                yield f"names its blueprint otherwise than its folder {folder}"


def faults(root: Path) -> Iterator[str]:
    for path in sorted((root / PORTAL).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = list(views(tree))
        if found:
            yield from (f"{path.relative_to(root / PORTAL)} {fault}" for fault in faults_of_place(path, tree))
        for view in found:
            yield from (f"{path.relative_to(root / PORTAL)}:{view.name} {fault}" for fault in faults_of(view))


def test_every_route_has_a_guard_a_title_and_a_place(root: Path) -> None:
    assert list(faults(root)) == []
