"""A cohort's Guide for Learning Partners: written by facilitators, read by those who take part. Nobody records who reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from recruitment.guide import markdown, queries, use_cases
from recruitment.guide.decider import LONGEST_PAGE, MOST_PAGES, NO_SUCH_PAGE, Page, WriteGuide, WritePage
from recruitment.guide.table import guides, pages
from recruitment.guide.table.pages import GuidePage
from recruitment.ids import PageId

blueprint = Blueprint("guide", __name__, description="The Guide for Learning Partners of a cohort")


def readable(text: str) -> None:
    """A validator that names every rule of Markdown which the text does not keep."""
    if faults := markdown.faults(text):
        raise ValidationError(faults)


class WantedPageSchema(Schema):
    """`text` is Markdown (CommonMark with tables), its headings of level 2 and below.

    Refused by rule: `heading_above_level_2`, `heading_skips_a_level`, `heading_without_text`, `no_images`, `no_html`,
    `link_without_text`, `link_not_https_mailto_or_tel`.
    """

    title = fields.String(required=True, validate=[Length(1, 200), not_blank])
    text = fields.String(required=True, validate=[Length(1, LONGEST_PAGE), not_blank, readable])


class WantedGuidePageSchema(WantedPageSchema):
    """A page without `page` is new."""

    page = fields.UUID(load_default=None, allow_none=True)


class WantedGuideSchema(Schema):
    """All pages of the Guide in their order; those that are left out are taken away."""

    pages = fields.List(fields.Nested(WantedGuidePageSchema), required=True, validate=Length(0, MOST_PAGES.items))


@shown
@dataclass(frozen=True, slots=True)
class Guide:
    """The pages in their order; none before any are written."""

    pages: list[GuidePage]


@blueprint.route("/cohorts/<uuid:cohort>/guide")
class CohortGuide(MethodView):
    @requires(Role.PARTICIPANT, Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(Guide)
    def get(self, cohort: UUID) -> tuple[Guide, dict[str, str]]:
        """The whole Guide, for the cohort's participants, and for facilitators and co-chairs."""
        with reading() as db:
            _require_reader(db, cohort)
            return tagged(Guide(pages.of_cohort(db, cohort)), guides.version(db, cohort))

    @requires(Role.FACILITATOR)
    @blueprint.arguments(WantedGuideSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Writes the whole Guide: adds pages, takes pages away, changes their order and what they say."""
        wanted = tuple(Page(PageId(page["page"] or uuid4()), page["title"], page["text"]) for page in body["pages"])
        new = frozenset(page.page for page, sent in zip(wanted, body["pages"], strict=True) if sent["page"] is None)
        author = caller().person
        return commands().use(lambda write: use_cases.write_guide(write, cohort, WriteGuide(wanted, new), author))


@blueprint.route("/cohorts/<uuid:cohort>/guide/<uuid:page>")
class CohortGuidePage(MethodView):
    @requires(Role.PARTICIPANT, Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(GuidePage)
    def get(self, cohort: UUID, page: UUID) -> tuple[GuidePage, dict[str, str]]:
        """One page. The version is the whole Guide's."""
        with reading() as db:
            _require_reader(db, cohort)
            return tagged(existing(pages.page(db, cohort, page), NO_SUCH_PAGE), guides.version(db, cohort))

    @requires(Role.FACILITATOR)
    @blueprint.arguments(WantedPageSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID, page: UUID) -> Response:
        """Writes one page of the Guide, in its place."""
        command = WritePage(Page(PageId(page), body["title"], body["text"]))
        author = caller().person
        return commands().use(lambda write: use_cases.write_guide(write, cohort, command, author))


def _require_reader(db: Db, cohort: UUID) -> None:
    """Raises Refused."""
    oversees = not caller().roles.isdisjoint({Role.FACILITATOR, Role.CO_CHAIR})
    if refusal := queries.closed_to(db, cohort, None if oversees else caller().person):
        raise Refused(refusal)
