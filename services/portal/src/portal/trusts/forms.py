"""Taking on a trust: a form for what is in the file, which is checked, and one that takes on what was shown."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

import msgspec

from portal.site.calls import Wrong
from portal.site.fields import Carried, Pick, Text, Upload
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice
from portal.trusts import calls, words
from portal.trusts.calls import NewTrust, Settings

MOST: Final = 200_000
CONTRADICTIONS: Final[Mapping[str, str]] = dict.fromkeys(
    (
        "accesses_go_first",
        "asks_for_what_is_never_kept",
        "below_one",
        "check_ins_too_rare",
        "clean_erasures_unapproved",
        "clean_erasures_unseen",
        "clean_erasures_wait",
        "condition_missing",
        "consent_texts_incomplete",
        "consents_go_first",
        "facts_empty",
        "group_served_unknown",
        "groups_served_unclear",
        "length_inverted",
        "lists_unclear",
        "notes_outlast_journals",
        "onboarded_already",
        "processing_repeated",
        "profile_questions_not_three",
        "retention_impossible",
        "senior_level_a_band",
        "senior_level_unexplained",
        "survey_after_shortest_length",
        "topics_missing",
        "topics_repeated",
        "words_alike",
        "words_empty",
    ),
    PAGE,
)
"""What can be wrong with a trust as a whole."""


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is in the file. The service says what is wrong with it, all at once, so it is looked at no more closely here."""

    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool
    settings: msgspec.Raw


class Unreadable(ValueError):
    """Says in a sentence why nothing can be made of what was sent."""


def read(text: str) -> NewTrust:
    """Raises Unreadable."""
    if not text:
        raise Unreadable(words.FILE_OR_TEXT)
    try:
        return NewTrust(**msgspec.structs.asdict(msgspec.json.decode(text.encode(), type=Sent)))
    except msgspec.ValidationError as error:
        raise Unreadable(words.NOT_FITTING.format(why=error)) from None
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Unreadable(words.NOT_JSON.format(why=error)) from None


def settings_of(trust: NewTrust) -> Settings:
    """What pages show of its settings. Raises Unreadable."""
    try:
        return msgspec.json.decode(trust.settings, type=Settings)
    except msgspec.MsgspecError as error:
        raise Unreadable(words.NOT_FITTING.format(why=error)) from None


class TakingOnForm(PageForm):
    """Each field of the file that is wrong has a line of its own in the summary."""

    posts = posting(calls.CHECK, calls.TAKE_ON)
    refusals = where(CONTRADICTIONS)
    versioned = False

    def _place_wrong(self, wrong: Wrong) -> None:
        rule = words.RULES.get(wrong.rule) or words.OTHER_RULE.format(rule=wrong.rule)
        self.form_errors.append(words.WRONG_FIELD.format(field=wrong.field, rule=rule))


class FileForm(TakingOnForm):
    """What is in a file stands in the box when it is asked for again, so that it can be put right there."""

    trust = Pick(words.WHICH, hint=words.WHICH_HINT, missing=words.WHICH_MISSING)
    file = Upload(words.FILE, hint=words.FILE_HINT, kinds=(".json",))
    text = Text(words.TEXT, hint=words.TEXT_HINT, most=MOST, rows=12)

    posts = posting(calls.CHECK)

    def offer(self, choices: Sequence[Choice]) -> None:
        self.trust.choices = choices

    def new_trust(self) -> NewTrust | None:
        """None: nothing can be made of it, and the form says why."""
        try:
            if self.file.data:
                self.text.data = self.file.data.content.decode("utf-8-sig")
            return read(self.text.data)
        except UnicodeDecodeError:
            self.file.errors = [words.NOT_TEXT]
        except Unreadable as why:
            self.text.errors = [str(why)]
        self.status = HTTPStatus.UNPROCESSABLE_ENTITY
        return None


class TakeOnForm(TakingOnForm):
    """It carries what the page showed."""

    trust = Carried()
    content = Carried()

    posts = posting(calls.TAKE_ON)
