"""Fields of forms. Each says how it is drawn: which component of the design system, and with which parameters.

What is said about a wrong answer is the same sentence whether the page noticed it or a service: `missing`, and `said` for the
other rules that a service names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final, TypeAlias, TypedDict, Unpack, cast

from werkzeug.datastructures import FileStorage
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from portal.site import words
from portal.site.calls import File
from portal.site.present import Choice, day

Parameters: TypeAlias = dict[str, Any]
MISSING_RULES: Final = frozenset({"required", "not_null", "too_short", "not_blank", "length"})
FIRST_YEAR: Final = 1000
MOST_OF_A_LINE: Final = 200
MOST_DIGITS: Final = 4
A_NUMBER: Final = re.compile(r"[0-9]{1,4}")
MOST_OF_A_TEXT: Final = 4000
"""Characters of a text, and of a piece of one in a draft."""
BEGINNING: Final = 30
"""Characters that show which line is meant."""
MEGABYTE: Final = 1024 * 1024
LARGEST_FILE: Final = 16 * MEGABYTE


class Bound(TypedDict, total=False):
    """What WTForms adds."""

    name: str


class Asked(Bound, total=False):
    """How a question is asked. `heading` makes it the page's h1. `hint` is under it: who can read the answer, what to write.

    `missing` is what is said where an answer is needed and there is none; `said` has a sentence for each rule of a service.
    """

    missing: str
    hint: str
    heading: bool
    said: Mapping[str, str]


class Question(Field):
    component: ClassVar[str]
    is_group: ClassVar[bool] = False

    def __init__(self, label: str, **asked: Unpack[Asked]) -> None:
        self.missing, self.hint = asked.pop("missing", None), asked.pop("hint", None)
        self.heading, self.said = asked.pop("heading", False), dict(asked.pop("said", {}))
        super().__init__(label, **cast(Bound, asked))

    @property
    def question(self) -> str:
        return str(self.label.text)

    @property
    def anchor(self) -> str:
        """The id of what the error summary leads to."""
        return str(self.id)

    @property
    def error(self) -> str | None:
        return str(self.errors[0]) if self.errors else None

    @property
    def is_empty(self) -> bool:
        return not self.data

    @property
    def typed_in(self) -> tuple[str, ...]:
        """As a draft has it, right or wrong."""
        return tuple([self.data] if isinstance(self.data, str) else self.data or ())

    @property
    def lines(self) -> tuple[str, ...]:
        """The answer, as it is shown to the person again."""
        return self.typed_in

    def sentence(self, rule: str) -> str:
        """What is said when this rule is broken."""
        if rule in MISSING_RULES and self.missing:
            return self.missing
        return self.said.get(rule, words.NOT_ACCEPTED)

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 - the shape of WTForms
        if self.is_empty and self.missing:
            raise StopValidation(self.missing)

    @property
    def params(self) -> Parameters:
        """Of the component."""
        title = {"text": self.question, "size": "l" if self.heading else "s", "isPageHeading": self.heading}
        named: Parameters = {"fieldset": {"legend": title}} if self.is_group else {"label": title}
        named |= {"name": self.name, "idPrefix": self.id} if self.is_group else {"name": self.name, "id": self.id}
        named |= {"hint": {"text": self.hint}} if self.hint else {}
        named |= {"errorMessage": {"text": self.error}} if self.error else {}
        return named | self.own_params()

    def own_params(self) -> Parameters:
        return {}


class _Text(Question):
    def __init__(self, label: str, *, most: int, **asked: Unpack[Asked]) -> None:
        super().__init__(label, **asked)
        self.most = most
        self.said.setdefault("too_long", words.TOO_LONG.format(most=f"{most:,}"))

    def ask(self, question: str, most: int) -> None:
        """A question, and a length, that are known only when the page is shown."""
        self.label.text, self.most = question, most
        self.said["too_long"] = words.TOO_LONG.format(most=f"{most:,}")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Browsers send line breaks as two characters; a person counts one. A draft has a long text in pieces."""
        self.data = "".join(valuelist).replace("\r\n", "\n").strip()

    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        if len(self.data or "") > self.most:
            raise StopValidation(self.sentence("too_long"))

    def own_params(self) -> Parameters:
        return {"value": self.data or ""}

    @property
    def typed_in(self) -> tuple[str, ...]:
        text = self.data or ""
        return tuple(text[start : start + MOST_OF_A_TEXT] for start in range(0, len(text), MOST_OF_A_TEXT)) or (text,)

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.data,) if self.data else ()


class Line(_Text):
    component = "input"

    def __init__(self, label: str, *, most: int = MOST_OF_A_LINE, kind: str = "text", **asked: Unpack[Asked]) -> None:
        super().__init__(label, most=most, **asked)
        self.kind = kind

    def own_params(self) -> Parameters:
        return super().own_params() | {"type": self.kind, "spellcheck": False if self.kind != "text" else None}


class Address(Line):
    """An e-mail address. Page and service say the same of one that is wrong."""

    def __init__(self, label: str, **asked: Unpack[Asked]) -> None:
        super().__init__(label, kind="email", **asked)

    def sentence(self, rule: str) -> str:
        return super().sentence(rule) if rule in {*MISSING_RULES, "too_long"} else words.ADDRESS_WRONG

    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        name, _, host = (self.data or "").partition("@")
        if self.data and not (name and "." in host and " " not in self.data):
            raise StopValidation(words.ADDRESS_WRONG)


class Text(_Text):
    """Several lines, with a count of what is left."""

    component = "character_count"

    def __init__(self, label: str, *, most: int = MOST_OF_A_TEXT, rows: int = 8, **asked: Unpack[Asked]) -> None:
        super().__init__(label, most=most, **asked)
        self.rows = rows

    def own_params(self) -> Parameters:
        return super().own_params() | {"maxlength": self.most, "rows": self.rows}


class Number(Line):
    """A whole number. `number` is None where nothing that is one was typed."""

    def __init__(self, label: str, **asked: Unpack[Asked]) -> None:
        super().__init__(label, most=MOST_DIGITS, **asked)

    @property
    def number(self) -> int | None:
        return int(self.data) if A_NUMBER.fullmatch(self.data or "") else None

    def process_data(self, value: int | None) -> None:
        self.data = "" if value is None else str(value)

    def pre_validate(self, form: BaseForm) -> None:
        if self.data and self.number is None:
            raise StopValidation(words.NOT_A_NUMBER)
        super().pre_validate(form)

    def own_params(self) -> Parameters:
        return super().own_params() | {"inputmode": "numeric", "classes": "nhsuk-input--width-4"}


class Lines(Text):
    """Several answers of one kind, each on a line of its own. What can be too long is a line, so no characters are counted."""

    component = "textarea"

    def __init__(self, label: str, *, most_lines: int, longest: int, **asked: Unpack[Asked]) -> None:
        super().__init__(label, most=most_lines * (longest + 1), **asked)
        self.most_lines, self.longest = most_lines, longest

    @property
    def entries(self) -> tuple[str, ...]:
        """Lines that say something."""
        return tuple(line.strip() for line in (self.data or "").splitlines() if line.strip())

    def process_data(self, value: Iterable[str] | None) -> None:
        self.data = "\n".join(value or ())

    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        if len(self.entries) > self.most_lines:
            raise StopValidation(words.TOO_MANY_LINES.format(most=self.most_lines))
        if too_long := next((line for line in self.entries if len(line) > self.longest), None):
            begins = too_long[:BEGINNING]
            raise StopValidation(words.LINE_TOO_LONG.format(begins=begins, most=f"{self.longest:,}"))

    @property
    def lines(self) -> tuple[str, ...]:
        return self.entries

    def own_params(self) -> Parameters:
        return {"value": self.data or "", "rows": self.rows}


class _Choosing(Question):
    def __init__(self, label: str, *, choices: Iterable[Choice] = (), **asked: Unpack[Asked]) -> None:
        super().__init__(label, **asked)
        self.choices: Sequence[Choice] = tuple(choices)
        self.said.setdefault("choice", self.missing or words.NOT_ACCEPTED)

    @property
    def chosen(self) -> Sequence[str]:
        return [self.data] if isinstance(self.data, str) else self.data or []

    def pre_validate(self, form: BaseForm) -> None:
        """A value that the page did not offer counts as none."""
        if not {choice.value for choice in self.choices}.issuperset(self.chosen):
            raise StopValidation(self.sentence("choice"))
        super().pre_validate(form)

    def _items(self, mark: str) -> list[Parameters]:
        return [
            {"value": choice.value, "text": choice.text, mark: choice.value in self.chosen}
            | ({"hint": {"text": choice.hint}} if choice.hint else {})
            for choice in self.choices
        ]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(choice.text for choice in self.choices if choice.value in self.chosen)


class One(_Choosing):
    component, is_group = "radios", True

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = (valuelist[0] or None) if valuelist else None

    def own_params(self) -> Parameters:
        return {"items": self._items("checked")}


class Some(_Choosing):
    component, is_group = "checkboxes", True

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist

    def own_params(self) -> Parameters:
        return {"items": self._items("checked")}


class Pick(One):
    """From a list that is too long for radios."""

    component, is_group = "select", False

    def own_params(self) -> Parameters:
        return {"items": [{"value": "", "text": words.PICK_ONE}, *self._items("selected")]}


class Day(Question):
    """A date in three boxes."""

    component, is_group = "date_input", True
    PARTS: Final = {"day": words.DAY, "month": words.MONTH, "year": words.YEAR}

    def process_data(self, value: date | None) -> None:
        self.data = value
        self.typed = [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def process_formdata(self, valuelist: list[str]) -> None:
        """The boxes have one name, and come in their order."""
        self.typed = [text.strip() for text in (*valuelist, "", "", "")][:3]
        self.data = self._date()

    @property
    def typed_in(self) -> tuple[str, ...]:
        return tuple(self.typed)

    @property
    def lines(self) -> tuple[str, ...]:
        return (day(self.data),) if self.data else ()

    def _date(self) -> date | None:
        try:
            day, month, year = map(int, self.typed)
            return date(year, month, day)
        except ValueError:
            return None

    @property
    def lacking(self) -> list[str]:
        return [part for part, text in zip(self.PARTS, self.typed, strict=True) if not text]

    def pre_validate(self, form: BaseForm) -> None:
        if len(self.lacking) == len(self.PARTS):
            super().pre_validate(form)
        elif self.lacking:
            missing = " and ".join(self.PARTS[part].lower() for part in self.lacking)
            raise StopValidation(words.DATE_INCOMPLETE.format(missing=missing))
        elif self.data is None or self.data.year < FIRST_YEAR:
            raise StopValidation(words.DATE_UNREAL)

    @property
    def anchor(self) -> str:
        first = self.lacking[0] if 0 < len(self.lacking) < len(self.PARTS) else "day"
        return f"{self.id}-{first}"

    def own_params(self) -> Parameters:
        boxes = zip(self.PARTS.items(), self.typed, (2, 2, 4), strict=True)
        items = [
            {"id": f"{self.id}-{part}", "name": self.name, "label": label, "value": text, "width": width}
            for (part, label), text, width in boxes
        ]
        return {"id": self.id, "items": items}


class Upload(Question):
    """A file. `kinds` are what the browser offers first; what a file is, the service that reads it finds out."""

    component = "file_upload"

    def __init__(self, label: str, *, kinds: Iterable[str] = (), **asked: Unpack[Asked]) -> None:
        super().__init__(label, **asked)
        self.kinds = ",".join(kinds)

    def process_formdata(self, valuelist: list[Any]) -> None:
        files = [file for file in valuelist if isinstance(file, FileStorage) and file.filename]
        self.data = File(files[0].stream.read()) if files else None

    @property
    def typed_in(self) -> tuple[str, ...]:
        """No draft has files."""
        return ()

    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        if self.data and not self.data.content:
            raise StopValidation(words.FILE_EMPTY)
        if self.data and len(self.data.content) > LARGEST_FILE:
            raise StopValidation(words.FILE_TOO_LARGE.format(most=LARGEST_FILE // MEGABYTE))

    def own_params(self) -> Parameters:
        return {"attributes": {"accept": self.kinds}} if self.kinds else {}


class Carried(Field):
    """What the page showed, for the service to compare. Nobody types it."""
