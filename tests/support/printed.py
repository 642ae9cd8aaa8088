"""What a `plp` command printed, taken apart."""

from itertools import pairwise


def sections(output: str) -> dict[str, list[str]]:
    """What stands under each underlined title."""
    sections: dict[str, list[str]] = {}
    body: list[str] = []
    for line, following in pairwise([*output.splitlines(), ""]):
        if line and following == "=" * len(line):
            body = sections[line] = []
        elif set(line) != {"="}:
            body.append(line)
    return {title: _without_last_gap(lines) for title, lines in sections.items()}


def _without_last_gap(lines: list[str]) -> list[str]:
    return lines[:-1] if lines[-1:] == [""] else lines
