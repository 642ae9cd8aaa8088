"""Forms: what a page showed, what came back, and where each thing that is wrong with it lands.

A form carries a nonce and the version that was shown. Its Idempotency-Key follows from nonce and body: a reload repeats nothing,
a correction is a new request. Its If-Match is that version, whatever is there by now.
"""

import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, ClassVar, Final
from uuid import UUID

import msgspec
from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import Form

from portal.site import current, words
from portal.site.api import Change, address_of
from portal.site.calls import Answer, ApiError, Body, Call, ChangedMeanwhile, File, Invalid, NoBody, Refused, View, Wrong
from portal.site.fields import Carried, Question, Upload
from portal.site.present import Difference, Fact, differences, moment

log = logging.getLogger(__name__)

PAGE: Final = "page"
"""Where a refusal lands that is about no field: in an inset text above the form."""
NUMBER: Final = re.compile(r"[0-9]{1,9}")
NONCE: Final = re.compile(r"[\w-]{16,64}")


def where(places: Mapping[str, str]) -> Mapping[str, str]:
    """A table of a form, which nothing changes."""
    return MappingProxyType(dict(places))


def posting(*calls: Call[Any, Any]) -> tuple[Call[Any, Any], ...]:
    """The calls of a form."""
    return calls


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line of the error summary; `anchor` is the id of the field, None for what is about no field."""

    sentence: str
    anchor: str | None


class PageForm(Form):
    """`posts` are the calls that the form makes; a test holds `refusals` against their x-codes.

    `refusals`: code -> name of a field, or PAGE. `paths`: dotted path of a body -> name of the field; the others have the path's
    first part as their name. `versioned`: it changes something that is there, in the version shown. `is_public`: it is for people
    who are not signed in.
    """

    posts: ClassVar[tuple[Call[Any, Any], ...]] = posting()
    refusals: ClassVar[Mapping[str, str]] = where({})
    paths: ClassVar[Mapping[str, str]] = where({})
    versioned: ClassVar[bool] = True
    is_public: ClassVar[bool] = False
    unsure_words: ClassVar[str] = words.UNSURE
    """What is said where nobody knows whether it was done."""

    def __init__(self, sent: MultiDict[str, Any] | None = None, **shown: object) -> None:
        """`sent` is what the browser sent, with the files. Answers 400 to what no page of ours sends."""
        super().__init__(sent, data=shown)
        self.is_sent, self.nonce, self.version = sent is not None, secrets.token_urlsafe(18), None
        self.changed, self.unsure, self.status = False, False, HTTPStatus.OK
        self.notes: list[str] = []
        self.changed_at: datetime | None = None
        self.differences: tuple[Difference, ...] = ()
        self._seen: tuple[Fact, ...] = ()
        if sent is not None:
            self._carried(sent)

    version: int | None

    def _carried(self, sent: MultiDict[str, Any]) -> None:
        nonce, version = sent.get("nonce", ""), sent.get("version", "")
        if not NONCE.fullmatch(nonce) or (self.versioned and not NUMBER.fullmatch(version)):
            abort(HTTPStatus.BAD_REQUEST)
        self.nonce, self.version = nonce, int(version) if self.versioned else None
        self._seen = facts_in(sent.get("seen", ""))

    @property
    def questions(self) -> Iterator[Question]:
        return (field for field in self if isinstance(field, Question))

    @property
    def carried(self) -> Iterator[Carried]:
        """What the page showed, and comes back as it was."""
        return (field for field in self if isinstance(field, Carried))

    @property
    def has_drafts(self) -> bool:
        """Whether what is typed can be kept as a draft."""
        return False

    @property
    def has_files(self) -> bool:
        return any(isinstance(field, Upload) for field in self)

    @property
    def seen(self) -> str:
        """What the page shows, for the page that says what has changed since."""
        return msgspec.json.encode([(fact.name, fact.value) for fact in self._seen]).decode()

    @property
    def changed_when(self) -> str | None:
        """When somebody else changed it, where that is known."""
        return words.CHANGED_WHEN.format(when=moment(self.changed_at)) if self.changed_at else None

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        of_fields = [Mistake(field.error, field.anchor) for field in self.questions if field.error]
        return (*of_fields, *(Mistake(str(sentence), None) for sentence in self.form_errors))

    def is_ready(self) -> bool:
        """Whether it was sent and nothing is wrong with it; otherwise the page is shown, again with what is wrong."""
        if not self.is_sent:
            return False
        if not self.validate():
            self.status = HTTPStatus.UNPROCESSABLE_ENTITY
            self._ask_for_files_again()
        return not self.mistakes

    def _ask_for_files_again(self) -> None:
        """No browser keeps the choice of a file, so that it is gone if anything else was wrong."""
        for field in self.questions:
            if isinstance(field, Upload) and field.data and not field.errors:
                field.errors = [words.FILE_AGAIN]

    def showing(self, version: int | None, *facts: Fact) -> None:
        """What the page shows. A form with mistakes keeps the version that it was sent with."""
        if self.changed:
            self.differences = differences(self._seen, facts)
        if not self.is_sent or self.status in {HTTPStatus.PRECONDITION_FAILED, HTTPStatus.CONFLICT}:
            self.version, self._seen = version, facts

    def send(
        self, call: Call[Body, View], body: Body, query: Mapping[str, str] | None = None, /, **ids: UUID | str
    ) -> Answer[View] | None:
        """Does what the form is for. None: it was not done, and the form says why. Answers 404 to what is not there."""
        return self.send_in(self.version, call, body, query, **ids)

    def send_in(
        self,
        version: int | None,
        call: Call[Body, View],
        body: Body,
        query: Mapping[str, str] | None = None,
        /,
        **ids: UUID | str,
    ) -> Answer[View] | None:
        """As `send`, for something that is not in the form's own version."""
        if call not in self.posts:
            raise LookupError(f"{type(self).__name__} does not say that it posts to {call.path}")
        change = Change(key(self.nonce, address_of(call, query, **ids), body), version)
        send = current.send_publicly if self.is_public else current.send
        sent = send(call, body, change, query, **ids)
        if isinstance(sent, Answer):
            return sent
        self.place(sent)
        return None

    def try_out(self, call: Call[Body, View], body: Body, **ids: UUID) -> Answer[View] | None:
        """What a dry run says, as things are now. None: it is refused, and the form says why.

        Answers 503 where nothing answers.
        """
        if not call.dry_run:
            raise LookupError(f"{call.path} changes something")
        told = current.send(call, body, Change(key(self.nonce, f"{call.path} dry", body)), **ids)
        if isinstance(told, Answer):
            return told
        if told is ApiError.AWAY and not self.is_sent:
            abort(HTTPStatus.SERVICE_UNAVAILABLE)
        if not self.notes and not self.unsure:
            self.place(told)
        return None

    def place(self, why: Invalid | Refused | ChangedMeanwhile | ApiError) -> None:
        match why:
            case Invalid(wrong):
                self.status = HTTPStatus.UNPROCESSABLE_ENTITY
                for each in wrong:
                    self._place_wrong(each)
            case Refused():
                self.status = HTTPStatus.CONFLICT
                self._place_refusal(why)
            case ChangedMeanwhile(at):
                self.changed, self.changed_at, self.status = True, at, HTTPStatus.PRECONDITION_FAILED
            case ApiError.AWAY:
                self.unsure, self.status = True, HTTPStatus.SERVICE_UNAVAILABLE
            case ApiError():
                abort(HTTPStatus.NOT_FOUND)

    def _place_wrong(self, wrong: Wrong) -> None:
        name = self.paths.get(wrong.field, wrong.field.partition(".")[0])
        field = self._fields.get(name)
        if isinstance(field, Question):
            field.errors = [*field.errors, field.sentence(wrong.rule)]
        else:
            log.warning("%s has no field for %s (%s)", type(self).__name__, wrong.field, wrong.rule)
            self.form_errors.append(words.NOT_ACCEPTED)

    def _place_refusal(self, refused: Refused) -> None:
        field = self._fields.get(self.refusals.get(refused.code, PAGE))
        if isinstance(field, Question):
            field.errors = [*field.errors, refused.detail]
        else:
            self.notes.append(refused.detail)

    def render(self, template: str, **context: object) -> ResponseReturnValue:
        return render_template(template, form=self, **context), self.status


def sent() -> MultiDict[str, Any] | None:
    """What this request sent, for a form; None when the page is only asked for."""
    return CombinedMultiDict([request.files, request.form]) if request.method == "POST" else None


def key(nonce: str, address: str, body: msgspec.Struct) -> UUID:
    """The same form with the same answers, or with the same file, has the same key."""
    return UUID(bytes=hmac.digest(nonce.encode(), f"{address}\n".encode() + _told_apart(body), "sha256")[:16], version=4)


def _told_apart(body: msgspec.Struct) -> bytes:
    match body:
        case NoBody():
            return b""
        case File(content):
            return hashlib.sha256(content).digest()
        case _:
            return msgspec.json.encode(body)


def facts_in(seen: str) -> tuple[Fact, ...]:
    """Nothing for what no page of ours wrote."""
    try:
        return tuple(Fact(*pair) for pair in msgspec.json.decode(seen.encode(), type=list[tuple[str, str]]))
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return ()
