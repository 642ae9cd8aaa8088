"""`plp contracts check|generate`: what the functions found, printed."""

from pathlib import Path

from plp_local.contracts.checking import check
from plp_local.contracts.generating import generate


def run(what: str, root: Path) -> int:
    """The exit code: 0 when the published language is what the code says and breaks no reader, else 1."""
    if what == "generate":
        for line in generate(root):
            print(line)
    problems = check(root)
    for line in problems:
        print(line)
    print(f"contracts: {len(problems)} problems" if problems else "contracts: all as published")
    return 1 if problems else 0
