"""Each code with which an operation may refuse has a place on the form that posts to it. Forms are found by themselves."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from importlib import import_module
from pathlib import Path

import pytest
from services.portal.tests.stub import document_of
from wtforms.fields.core import UnboundField

import portal
from portal.applications import calls
from portal.site.forms import PAGE, PageForm, posting, where

PACKAGE = Path(portal.__file__).parent


def forms() -> Iterator[type[PageForm]]:
    for path in sorted(PACKAGE.rglob("*/forms.py")):
        module = import_module(".".join(["portal", *path.relative_to(PACKAGE).with_suffix("").parts]))
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, PageForm) and value.__module__ == module.__name__:
                yield value


FORMS = {form.__name__: form for form in forms() if form is not PageForm}


def codes(form: type[PageForm]) -> Mapping[str, str]:
    """The call of each code that may reach the form; a thing that is not there is a page of its own."""
    found: dict[str, str] = {}
    for call in form.posts:
        operation = document_of(call.service)["paths"][call.path][call.method.lower()]
        found |= {code: call.path for code, status in operation["x-codes"].items() if status != HTTPStatus.NOT_FOUND}
    return found


def faults(form: type[PageForm]) -> list[str]:
    fields = {name for name in dir(form) if isinstance(getattr(form, name), UnboundField)}
    expected, placed = codes(form), form.refusals
    return [
        *(f"{code} of {expected[code]} has no place" for code in expected if code not in placed),
        *(f"{code} cannot be answered" for code in placed if code not in expected),
        *(f"{place} is no field" for place in {*placed.values(), *form.paths.values()} - {PAGE} - fields),
        *([] if form.posts else ["it posts nothing"]),
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_refusal_has_its_place(form: type[PageForm]) -> None:
    assert faults(form) == []


def test_a_code_without_a_place_and_one_that_cannot_come_are_found() -> None:
    class Planted(PageForm):
        posts = posting(calls.ACCEPT)
        refusals = where({"accepted_already": PAGE, "not_submitted": PAGE, "own_application": "reason", "full": PAGE})

    assert faults(Planted) == [
        "application_over of /applications/{application}/acceptances has no place",
        "full cannot be answered",
        "reason is no field",
    ]
