"""The calls of a service that keeps drafts, and what a draft is: the fields of a page, with what is in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads

PATH: Final = "/me/drafts/{form}/{subject}/{question}"


class Typed(msgspec.Struct, frozen=True):
    """What is in one field of a page."""

    name: str
    values: tuple[str, ...]


class Draft(msgspec.Struct, frozen=True):
    typed: tuple[Typed, ...]


class KeptDraft(msgspec.Struct, frozen=True):
    """`version` is 0 where nothing is kept."""

    typed: tuple[Typed, ...]
    saved_at: datetime | None
    version: int

    def of(self, field: str) -> tuple[str, ...]:
        """What is in the field."""
        return next((each.values for each in self.typed if each.name == field), ())


NOTHING_KEPT: Final = KeptDraft((), None, 0)


def reading(service: Service) -> Call[NoBody, KeptDraft]:
    return reads(service, PATH, KeptDraft)


def keeping(service: Service) -> Call[Draft, Written]:
    return Call(service, Method.PUT, PATH, Draft, Written)


def dropping(service: Service) -> Call[NoBody, Written]:
    return Call(service, Method.DELETE, PATH, NoBody, Written)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The calls of one service."""

    read: Call[NoBody, KeptDraft]
    keep: Call[Draft, Written]
    drop: Call[NoBody, Written]


@dataclass(frozen=True, slots=True)
class Place:
    """Of one draft: the service's name for the form, what the form is about, and the question."""

    form: str
    subject: UUID
    question: str

    @property
    def ids(self) -> dict[str, UUID | str]:
        return {"form": self.form, "subject": self.subject, "question": self.question}
