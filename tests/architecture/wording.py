"""Words and turns that the pages, the API's refusals, e-mails and the commands do not use, and where people's sentences are."""

import ast
import re
from collections.abc import Iterator
from typing import Final

WRONG: Final = {
    "whoever": re.compile(r"\bwhoever\b", re.IGNORECASE),
    "stands": re.compile(r"\bstands?\b", re.IGNORECASE),
    "go on": re.compile(r"\bgo(es)? on\b", re.IGNORECASE),
    "has not heard of": re.compile(r"\bha(s|ve) not heard of\b", re.IGNORECASE),
    "is no": re.compile(r"(?<!there )\bis no\b(?! longer)", re.IGNORECASE),
    "submit": re.compile(r"\bsubmit\b", re.IGNORECASE),
}
"""What the NHS content guide and the people who read it do not want; what is wrong, by how it is called here."""
VALUE: Final = "..."
"""What is in an f-string's braces, in its sentence."""


def wrong(sentence: str) -> list[str]:
    """The names of what is wrong in it."""
    return [name for name, word in WRONG.items() if word.search(sentence)]


def sentences(tree: ast.Module) -> Iterator[str]:
    """Every text in code but docstrings, and texts that stand alone below what they describe."""
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(parts):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else VALUE for part in parts)
            case ast.Constant(str(text)) if id(node) not in within | described:
                yield text
            case _:
                pass
