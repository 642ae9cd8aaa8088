"""The forms that write the trust's signposts: one is added or changed, or taken away, and the whole list is sent."""

from msgspec.structs import asdict
from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from portal.signposts import calls, words
from portal.signposts.calls import ReadSignpost, Signpost
from portal.signposts.present import kinds
from portal.site.calls import Email, Url, Wrong
from portal.site.fields import Address, Day, Line, One, Question
from portal.site.forms import PAGE, PageForm, posting, where

ON_ONE_LINE = {"one_line": words.ONE_LINE}
MOST_OF_A_URL = 500


class Telephone(Line):
    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        if self.data and not any(each.isdigit() for each in self.data):
            raise StopValidation(words.TELEPHONE_WRONG)


class SignpostForm(PageForm):
    kind = One(words.KIND, missing=words.KIND_MISSING)
    name = Line(words.NAME, hint=words.NAME_HINT, missing=words.NAME_MISSING, said=ON_ONE_LINE)
    telephone = Telephone(words.TELEPHONE_QUESTION, kind="tel", hint=words.REACHED, said={"pattern": words.TELEPHONE_WRONG})
    email = Address(words.EMAIL_QUESTION, hint=words.EMAIL_HINT)
    web = Line(
        words.WEB_QUESTION,
        kind="url",
        most=MOST_OF_A_URL,
        said={"url": words.WEB_WRONG, "no_login_in_address": words.WEB_WRONG},
    )
    hours = Line(words.HOURS_QUESTION, hint=words.HOURS_HINT, said=ON_ONE_LINE)
    review_on = Day(words.REVIEW_QUESTION, hint=words.REVIEW_HINT, missing=words.REVIEW_MISSING)

    posts = posting(calls.WRITE)
    refusals = where({"signpost_unreachable": "telephone", "signpost_repeated": "name"})

    def __init__(self, sent: MultiDict[str, str] | None, signpost: ReadSignpost | None, kind: str | None = None) -> None:
        """`kind` is the one that a new signpost is to have, unless somebody chooses another."""
        shown = asdict(signpost) if signpost else {"kind": kind}
        super().__init__(sent, **shown)
        self.kind.choices = kinds(signpost.kind if signpost else None)

    @property
    def wanted(self) -> Signpost:
        telephone, email, web, hours = (field.data or None for field in (self.telephone, self.email, self.web, self.hours))
        return Signpost(
            self.kind.data,
            self.name.data,
            telephone,
            Email(email) if email else None,
            Url(web) if web else None,
            hours,
            self.review_on.data,
        )

    def _place_wrong(self, wrong: Wrong) -> None:
        """A path has the place in the list, and ends with the field."""
        last = wrong.field.rpartition(".")[2]
        super()._place_wrong(Wrong(last, wrong.rule) if isinstance(self._fields.get(last), Question) else wrong)


class RemoveForm(PageForm):
    posts = posting(calls.WRITE)
    refusals = where({"signpost_unreachable": PAGE, "signpost_repeated": PAGE})
