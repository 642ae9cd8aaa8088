"""The calls of the pages on which a facilitator enters an application for somebody, and the fields that the pages use."""

from datetime import date
from typing import Final, Literal, TypeAlias
from uuid import UUID

import msgspec

from portal.applying.apply.calls import FilledIn, KeptAnswer, Offer
from portal.site.calls import Call, Email, Method, Service, Written, reads

Means: TypeAlias = Literal["phone", "paper"]


class EnteredForm(msgspec.Struct, frozen=True):
    """`may_enter`: people can apply, or could."""

    offer: Offer
    may_enter: bool
    drafts: tuple[KeptAnswer, ...]


class Entered(msgspec.Struct, frozen=True):
    """Somebody's application, as they gave it `on` that day. `authority` says what they agreed to."""

    name: str
    address: Email | None
    means: Means
    on: date
    authority: str
    form: FilledIn


class EnteredApplication(msgspec.Struct, frozen=True):
    """`entered_by` is None for one that the person sent."""

    cohort: UUID
    entered_by: UUID | None


FORM: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/entered-application-form", EnteredForm)
ENTER: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}/entered-applications", Entered, Written)
APPLICATION: Final = reads(Service.RECRUITMENT, "/applications/{application}", EnteredApplication)
