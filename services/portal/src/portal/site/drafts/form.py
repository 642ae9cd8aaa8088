"""Forms with drafts: what somebody has typed into a page and not sent is kept by the form's service, for them alone.

A page keeps it by its second button, and by a script before the session ends. Such a request is the page's own form with `draft`
in it, right or wrong as it is; what is typed wrong is for later.
"""

from http import HTTPStatus
from typing import Any, ClassVar, Final

import msgspec
from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from plp_kit.core.days import day_of
from portal.site import current, words
from portal.site.answers import found
from portal.site.calls import Call, NoBody, Written, Wrong
from portal.site.done import done
from portal.site.drafts.calls import Draft, Drafts, KeptDraft, Place, Typed
from portal.site.forms import NUMBER, PageForm
from portal.site.present import day

KEEP: Final = "keep"
DROP: Final = "drop"


class DraftForm(PageForm):
    """It shows what is kept of it. `drafts` are the calls of its service, of which it posts to `keep` and `drop`."""

    drafts: ClassVar[Drafts]

    def __init__(self, sent: MultiDict[str, Any] | None, place: Place, kept: KeptDraft, **shown: object) -> None:
        self.place_of_draft, self.draft_version = place, kept.version
        self.kept_meanwhile: KeptDraft | None = None
        self._kept = kept if kept.typed and sent is None else None
        self._asked = sent.get("draft") if sent else None
        super().__init__(sent, **shown)
        if self._kept:
            typed = MultiDict([(each.name, value) for each in self._kept.typed for value in each.values])
            self.process(formdata=typed, data=shown)

    def _carried(self, sent: MultiDict[str, Any]) -> None:
        super()._carried(sent)
        version = sent.get("draft_version", "")
        if not NUMBER.fullmatch(version):
            abort(HTTPStatus.BAD_REQUEST)
        self.draft_version = int(version)
        calls = {None: None, KEEP: self.drafts.keep, DROP: self.drafts.drop}
        if self._asked not in calls or calls[self._asked] not in {None, *self.posts}:
            abort(HTTPStatus.BAD_REQUEST)

    @property
    def has_drafts(self) -> bool:
        return True

    @property
    def kept_on(self) -> str | None:
        """What the page says of the draft that it shows."""
        if not self._kept or not self._kept.saved_at:
            return None
        is_empty = not any(value.strip() for each in self._kept.typed for value in each.values)
        said = words.KEPT_EMPTY if is_empty else words.KEPT_ON
        return said.format(day=day(day_of(self._kept.saved_at)))

    def is_ready(self) -> bool:
        """Not when it was only sent to be kept."""
        return self._asked is None and super().is_ready()

    def kept(self) -> ResponseReturnValue | None:
        """The answer to a form that was only sent to be kept, or that the person wants to be without. None: it says why."""
        if self._asked == KEEP and self.keep():
            by_script = request.accept_mimetypes.best == "application/json"
            return jsonify(draft_version=self.draft_version) if by_script else done(request.path, words.KEPT)
        if self._asked == DROP and self.drop():
            return done(request.path, words.DROPPED)
        return None

    def keep(self) -> bool:
        """What is typed, in the place of the draft that the page showed."""
        draft = Draft(tuple(Typed(field.name, field.typed_in) for field in self.questions))
        return self._change(self.drafts.keep, draft) or self._is_kept_already(draft)

    def drop(self) -> bool:
        return self._change(self.drafts.drop, NoBody())

    def _change(self, call: Call[Any, Written], body: msgspec.Struct) -> bool:
        ids = self.place_of_draft.ids
        changed = self.send_in(self.draft_version, call, body, **ids)
        if changed:
            self.draft_version = changed.value.version
        elif self.changed:
            self.kept_meanwhile = found(current.fetch(self.drafts.read, None, **ids)).value
            self.draft_version = self.kept_meanwhile.version
        return changed is not None

    def _is_kept_already(self, draft: Draft) -> bool:
        """By the same button, which was selected twice."""
        return self.kept_meanwhile is not None and self.kept_meanwhile.typed == draft.typed

    def _place_wrong(self, wrong: Wrong) -> None:
        """A draft can only be too long. Its path has the place of the field."""
        typed, _, place = wrong.field.partition(".")
        if typed == "typed" and place:
            wrong = Wrong([field.name for field in self.questions][int(place.partition(".")[0])], "too_long")
        super()._place_wrong(wrong)
