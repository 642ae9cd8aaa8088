"""Words stand in the catalogue; a template that names one that is not there would show nothing, and nobody would notice."""

import re
from pathlib import Path
from types import ModuleType

import pytest

import portal
from portal.entrypoints.words import cohort, help, site  # noqa: A004 - the module's name

TEMPLATES = sorted((Path(portal.__file__).parent / "templates").rglob("*.jinja"))
CATALOGUE: dict[str, ModuleType] = {"site": site, "cohort_words": cohort, "help_words": help}
NAMED = re.compile(r"\b(site|cohort_words|help_words)\.([A-Za-z_]+)")
BETWEEN_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_word_that_a_template_names_is_there(template: Path) -> None:
    named = NAMED.findall(template.read_text())
    assert not [f"{module}.{name}" for module, name in named if not hasattr(CATALOGUE[module], name)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_words_of_its_own(template: Path) -> None:
    assert not re.findall(r"[A-Za-z]{2,}", BETWEEN_TAGS.sub(" ", template.read_text()))
