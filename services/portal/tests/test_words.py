"""All words are in catalogues. A template that names a word which is not there would show nothing, and no test would notice."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import portal

PACKAGE = Path(portal.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("templates/*.jinja"))
CATALOGUES = sorted(PACKAGE.rglob("words.py"))
SOURCES = [*TEMPLATES, *PACKAGE.rglob("*.py")]
NAMED = re.compile(r"\b(site|words)\.([A-Z_]+)\b")
IMPORTED = re.compile(r"^from portal\.([a-z_.]+) import words$", re.MULTILINE)
OUTSIDE_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def within(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def words_of(catalogue: Path) -> set[str]:
    module = import_module(".".join(["portal", *catalogue.relative_to(PACKAGE).with_suffix("").parts]))
    return {name for name in vars(module) if name.isupper() and not name.startswith("_")}


def catalogue_of(source: Path) -> Path:
    """The one that a module imports, or in the folder of a template's page, or above; the site's own where there is none."""
    imported = IMPORTED.search(source.read_text(encoding="utf-8")) if source.suffix == ".py" else None
    if imported:
        return PACKAGE.joinpath(*imported[1].split("."), "words.py")
    folder = source.parent.parent if source.suffix == ".jinja" else source.parent
    near = (each / "words.py" for each in (folder, folder.parent) if each != PACKAGE)
    return next((each for each in near if each.exists()), PACKAGE / "site/words.py")


@pytest.mark.parametrize("template", TEMPLATES, ids=within)
def test_every_word_that_a_template_names_is_in_its_catalogue(template: Path) -> None:
    catalogues = {"site": PACKAGE / "site/words.py", "words": catalogue_of(template)}
    named = NAMED.findall(template.read_text(encoding="utf-8"))
    assert not [f"{catalogue}.{name}" for catalogue, name in named if name not in words_of(catalogues[catalogue])]


@pytest.mark.parametrize("template", TEMPLATES, ids=within)
def test_no_template_has_words_of_its_own(template: Path) -> None:
    assert not re.findall(r"[A-Za-z]{2,}", OUTSIDE_TAGS.sub(" ", template.read_text(encoding="utf-8")))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=within)
def test_no_word_of_a_catalogue_is_left_over(catalogue: Path) -> None:
    readers = [source for source in SOURCES if catalogue_of(source) == catalogue or catalogue.parent == PACKAGE / "site"]
    used = {name for source in readers for _, name in NAMED.findall(source.read_text(encoding="utf-8"))}
    assert not words_of(catalogue) - used
