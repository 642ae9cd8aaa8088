"""Pages of the portal say what they say in plain words, have no inline style, and change things through forms alone."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.wording import sentences, wrong

PORTAL: Final = Path("services/portal/src/portal")
STYLE: Final = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)
SENDING: Final = {"Change(", "current.send("}
SENDERS: Final = {"site/forms.py", "site/looking.py", "site/names.py", "site/sign_in/own_name.py"}
"""Only these send: forms, in the version shown; looks and names, which change nothing; a sign-in, which nobody was shown."""


def of_catalogues(path: Path, text: str) -> Iterator[str]:
    """A text of a catalogue that has one of the words."""
    if path.name != "words.py":
        return
    yield from (f"says {name!r} in {sentence!r}" for sentence in sentences(ast.parse(text)) for name in wrong(sentence))


def of_templates(path: Path, text: str) -> Iterator[str]:
    if path.suffix == ".jinja" and STYLE.search(text):
        yield "has a style, or a script, in the page"


def of_senders(path: Path, text: str) -> Iterator[str]:
    place = path.relative_to(PORTAL).as_posix()
    if path.suffix == ".py" and place not in SENDERS and not place.startswith("site/current"):
        calls = {f"{ast.unparse(node.func)}(" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
        yield from (f"calls {name}...) beside its form" for name in sorted(SENDING & calls))


CHECKS: Final[tuple[Callable[[Path, str], Iterator[str]], ...]] = (of_catalogues, of_templates, of_senders)


def faults(path: Path, text: str) -> list[str]:
    return [f"{path.relative_to(PORTAL)} {fault}" for check in CHECKS for fault in check(path, text)]


def test_pages_keep_to_their_grammar(root: Path) -> None:
    files = [path for path in sorted((root / PORTAL).rglob("*")) if path.suffix in {".py", ".jinja"}]
    assert files
    found = [fault for path in files for fault in faults(path.relative_to(root), path.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("planted/words.py", 'A = "26 of 28 go on"', "planted/words.py says 'go on' in '26 of 28 go on'"),
        ("planted/words.py", 'A = "Whoever signs"', "planted/words.py says 'whoever' in 'Whoever signs'"),
        ("planted/words.py", 'A = "A pin stands"', "planted/words.py says 'stands' in 'A pin stands'"),
        ("planted/words.py", 'A = "This is no page"', "planted/words.py says 'is no' in 'This is no page'"),
        ("planted/words.py", 'A = ("Submit", 1)', "planted/words.py says 'submit' in 'Submit'"),
        ("planted/templates/a.jinja", '<p style="x">', "planted/templates/a.jinja has a style, or a script, in the page"),
        ("planted/templates/a.jinja", '<a onclick="x">', "planted/templates/a.jinja has a style, or a script, in the page"),
        ("planted/routes.py", "current.send(A, b, c)", "planted/routes.py calls current.send(...) beside its form"),
        ("planted/routes.py", "x = Change(key, 3)", "planted/routes.py calls Change(...) beside its form"),
    ],
)
def test_what_breaks_it_is_found(name: str, text: str, fault: str) -> None:
    assert faults(PORTAL / name, text) == [fault]


@pytest.mark.parametrize("text", ["There is no session.", "It is no longer there.", "an outstanding request", "We understand."])
def test_plain_words_are_left_alone(text: str) -> None:
    assert faults(PORTAL / "planted/words.py", f"A = {text!r}") == []
