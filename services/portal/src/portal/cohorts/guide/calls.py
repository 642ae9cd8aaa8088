"""The calls of the pages on which facilitators write the Guide, and the fields that the pages use of each answer."""

from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, Written, reads
from portal.site.drafts import calls as drafts
from portal.site.drafts.calls import Drafts


class GuidePage(msgspec.Struct, frozen=True):
    """`text` is Markdown, its headings of level 2 and below."""

    page: UUID
    title: str
    text: str


class Guide(msgspec.Struct, frozen=True):
    """The pages in their order."""

    pages: tuple[GuidePage, ...]


class WantedPage(msgspec.Struct, frozen=True):
    """A page without `page` is new."""

    page: UUID | None
    title: str
    text: str


class WantedGuide(msgspec.Struct, frozen=True):
    """All pages in their order; those that are left out are taken away."""

    pages: tuple[WantedPage, ...]


class Writing(msgspec.Struct, frozen=True):
    title: str
    text: str


GUIDE: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/guide", Guide)
PAGE: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/guide/{page}", GuidePage)
WRITE_GUIDE: Final = Call(Service.RECRUITMENT, Method.PUT, "/cohorts/{cohort}/guide", WantedGuide, Written)
WRITE_PAGE: Final = Call(Service.RECRUITMENT, Method.PUT, "/cohorts/{cohort}/guide/{page}", Writing, Written)
DRAFT: Final = drafts.reading(Service.RECRUITMENT)
KEEP_DRAFT: Final = drafts.keeping(Service.RECRUITMENT)
DROP_DRAFT: Final = drafts.dropping(Service.RECRUITMENT)
DRAFTS: Final = Drafts(DRAFT, KEEP_DRAFT, DROP_DRAFT)
