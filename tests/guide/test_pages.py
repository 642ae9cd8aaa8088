"""The guide says what is there: its pictures, links, addresses, and the words on the screen that it names."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest
from flask import Flask

import portal
from plp_kit.web.roles import Role
from portal.site.areas import AREAS
from tests.guide.pages import GUIDE, PICTURES, ROOT, GuidePage, pages, read
from tests.guide.pictures import MOST_BYTES, WIDTH, width_of
from tests.support.portal_routes import portal_for_its_routes

MOST_PICTURES = 40
SENTENCE = re.compile(r"[A-Z0-9].{19,}\.")
VARIABLE = re.compile(r"<[^>]*>|{[^}]*}")
PAGES = pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.place.stem)
each_page_with_pictures = pytest.mark.parametrize(
    "page", [*PAGES, read(ROOT / "README.md")], ids=lambda page: str(page.place.relative_to(ROOT))
)


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    with portal_for_its_routes() as app:
        yield app


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Of all catalogues of the portal."""
    catalogues = (each.name for each in walk_packages(portal.__path__, "portal.") if each.name.endswith(".words"))
    return {text for name in catalogues for value in vars(import_module(name)).values() for text in texts_in(value)}


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in texts_in(each))
        case tuple():
            yield from (text for each in value for text in texts_in(each))
        case _ if is_dataclass(value) and not isinstance(value, type):
            yield from (text for field in fields(value) for text in texts_in(getattr(value, field.name)))
        case _:
            pass


@pytest.mark.parametrize("role", sorted({role for area in AREAS for role in area.roles}))
def test_each_role_with_a_part_of_the_portal_has_a_page_that_the_first_page_leads_to(role: Role) -> None:
    place = GUIDE / f"{role.replace('_', '-')}.md"
    first = next(page for page in PAGES if page.place.stem == "README")
    assert place.is_file()
    assert place in first.links


@each_page_with_pictures
def test_each_picture_is_there_and_a_sentence_says_what_it_shows(page: GuidePage) -> None:
    assert not [picture for picture in page.pictures if not picture.file.is_file() or not SENTENCE.fullmatch(picture.says)]


@each_page_with_pictures
def test_links_lead_somewhere(page: GuidePage) -> None:
    assert not [link for link in page.links if not link.exists()]


@each_page
def test_addresses_are_those_of_pages(page: GuidePage, app: Flask) -> None:
    rules = {VARIABLE.sub("{}", rule.rule) for rule in app.url_map.iter_rules()}
    assert not [address for address in page.addresses if VARIABLE.sub("{}", address) not in rules]


@each_page
def test_what_is_in_bold_is_on_the_screen(page: GuidePage, words: set[str]) -> None:
    assert not [named for named in page.on_the_screen if named not in words]


def test_no_picture_is_left_over() -> None:
    shown = {picture.file for page in PAGES for picture in page.pictures}
    assert shown == set(PICTURES.glob("*"))
    assert len(shown) <= MOST_PICTURES


def test_pictures_are_small_and_of_one_width() -> None:
    pictures = {place.name: (place.stat().st_size, width_of(place)) for place in PICTURES.glob("*.png")}
    assert not {name: found for name, found in pictures.items() if found[0] > MOST_BYTES or found[1] != WIDTH}
