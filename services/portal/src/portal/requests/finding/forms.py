"""The forms with which somebody is found. They change nothing."""

from http import HTTPStatus

from portal.requests.finding import calls, words
from portal.site.fields import Day, Line
from portal.site.forms import PageForm, posting, where


class FindForm(PageForm):
    name_or_address = Line(words.QUESTION, hint=words.HINT, missing=words.MISSING)

    posts = posting(calls.FIND)
    refusals = where({})
    versioned = False


class LookForm(FindForm):
    """Of the access log: a person, days, or both."""

    name_or_address = Line(words.WHO, hint=words.WHO_HINT)
    since = Day(words.SINCE, hint=words.SINCE_HINT)
    until = Day(words.UNTIL, hint=words.UNTIL_HINT)

    posts = posting(calls.FIND)

    @property
    def days(self) -> dict[str, str]:
        """Those that were chosen, as a query has them."""
        chosen = {"since": self.since.data, "until": self.until.data}
        return {name: day.isoformat() for name, day in chosen.items() if day}

    def is_ready(self) -> bool:
        if super().is_ready():
            self._check()
        return self.is_sent and not self.mistakes

    def _check(self) -> None:
        if not self.days and not self.name_or_address.data:
            self.name_or_address.errors = [words.NOTHING]
        elif self.since.data and self.until.data and self.until.data < self.since.data:
            self.until.errors = [words.WRONG_ORDER]
        if self.mistakes:
            self.status = HTTPStatus.UNPROCESSABLE_ENTITY
