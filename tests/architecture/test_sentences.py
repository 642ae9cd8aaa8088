"""What people read in plain words, wherever it comes from: refusals, e-mails, commands and their help, the APIs' own pages.

It takes every text in the code of services, kit and commands, since any of them may be read: a refusal's, an error's, a letter's.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from plp_demo.cli import demo
from plp_operate.cli import plp
from tests.architecture.wording import sentences, wrong

CODE = re.compile(r"(services/\w+|shared/kit|deploy/\w+)/src/.+\.py")
TEMPLATES = re.compile(r"(services|deploy)/.+\.(jinja|html)")
DOCUMENTS = re.compile(r"contracts/openapi/\w+\.json")


def of_code(text: str) -> Iterator[str]:
    yield from sentences(ast.parse(text))


def of_document(text: str) -> Iterator[str]:
    """Summaries and descriptions."""
    yield from _described(json.loads(text))


def _described(member: object) -> Iterator[str]:
    match member:
        case Mapping():
            yield from (value for key, value in member.items() if key in {"summary", "description"} and isinstance(value, str))
            yield from (text for value in member.values() for text in _described(value))
        case list():
            yield from (text for value in member for text in _described(value))
        case _:
            pass


def of_template(text: str) -> Iterator[str]:
    yield text


READ = ((CODE, of_code), (TEMPLATES, of_template), (DOCUMENTS, of_document))


def faults(name: str, text: str) -> list[str]:
    return [
        f"{name} says {fault!r} in {sentence!r}"
        for pattern, read in READ
        if pattern.fullmatch(name)
        for sentence in read(text)
        for fault in wrong(sentence)
    ]


def helps(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """What `--help` says of it, and of what is below it."""
    yield name, command.help or ""
    yield from ((name, parameter.help or "") for parameter in command.params if isinstance(parameter, click.Option))
    if isinstance(command, click.Group):
        for below, each in command.commands.items():
            yield from helps(each, f"{name} {below}")


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in READ])
def test_everything_that_people_read_is_in_plain_words(root: Path, tracked: list[str], pattern: re.Pattern[str]) -> None:
    names = [name for name in tracked if pattern.fullmatch(name)]
    assert names
    found = [fault for name in names for fault in faults(name, (root / name).read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("command", "name"), [(plp, "plp"), (demo, "plp-demo")])
def test_the_help_of_commands_is_in_plain_words(command: click.Command, name: str) -> None:
    told = list(helps(command, name))
    assert len(told) > len(list(helps(click.Command(name), name)))
    assert [(verb, text) for verb, text in told if wrong(text)] == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("services/a/src/a/decider.py", 'A = Refusal("a", "That is no pair.")', "says 'is no' in 'That is no pair.'"),
        ("shared/kit/src/plp_kit/a.py", 'A = Problem(_400, "a", "Whoever asks")', "says 'whoever' in 'Whoever asks'"),
        ("deploy/operate/src/plp_operate/a.py", 'print(f"{code} is no trust")', "says 'is no' in '... is no trust'"),
        ("deploy/demo/src/plp_demo/a.py", 'raise Refused(f"{a} go on" + b)', "says 'go on' in '... go on'"),
        ("services/a/src/a/letters.py", 'A = "Hello,\\n\\nthis stands."', r"says 'stands' in 'Hello,\n\nthis stands.'"),
        ("deploy/demo/src/a/templates/a.html", "<p>Submit</p>", "says 'submit' in '<p>Submit</p>'"),
        ("contracts/openapi/a.json", '{"get": [{"summary": "It goes on."}]}', "says 'go on' in 'It goes on.'"),
    ],
)
def test_a_sentence_with_such_a_word_is_found(name: str, text: str, fault: str) -> None:
    assert faults(name, text) == [f"{name} {fault}"]


def test_help_with_such_a_word_is_found() -> None:
    planted = click.Group(
        "planted", help="Goes on.", commands=[click.Command("do", params=[click.Option(["--a"], help="It stands")])]
    )
    assert [name for name, text in helps(planted, "planted") if wrong(text)] == ["planted", "planted do"]


def test_what_only_those_read_who_write_code_is_left_alone() -> None:
    """A docstring, and a text below what it describes. Comments are none of the code's texts."""
    text = '"""It goes on."""\nA = 1\n"""It goes on."""\n# It goes on.\n'
    assert faults("services/a/src/a/decider.py", text) == []
