"""The forms with which somebody asks for a code, and types it."""

from collections.abc import Mapping
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from portal.leavers import calls, words
from portal.site.fields import Address, Line, Pick
from portal.site.forms import PageForm, posting, where
from portal.site.present import Choice

LONGEST_CODE: Final = 50


class AskCodeForm(PageForm):
    trust = Pick(words.TRUST, hint=words.TRUST_HINT, missing=words.TRUST_MISSING)
    address = Address(
        words.ADDRESS,
        hint=words.ADDRESS_HINT,
        missing=words.ADDRESS_MISSING,
    )

    posts = posting(calls.ASK)
    versioned = False
    is_public = True

    def __init__(self, sent: MultiDict[str, Any] | None, trusts: Mapping[str, str]) -> None:
        """`trusts` are names by code."""
        super().__init__(sent)
        self.trust.choices = [Choice(code, name) for code, name in trusts.items()]


class TypeCodeForm(PageForm):
    code = Line(words.CODE, most=LONGEST_CODE, hint=words.CODE_HINT, missing=words.CODE_MISSING)

    posts = posting(calls.SIGN_IN)
    refusals = where({"leaver_code_wrong": "code"})
    versioned = False
    is_public = True

    def __init__(self, sent: MultiDict[str, Any] | None) -> None:
        """`mark` is of the code that the page asked for, which may not be the last one."""
        super().__init__(sent)
        self.mark = sent.get("mark", "") if sent else ""
