"""The forms of lists: one that sends a file, one that says which column is what, and one that imports it."""

from collections.abc import Iterator
from typing import Final

from portal.imports import calls, words
from portal.imports.calls import Channels, Columns, ImportFile, MappedColumn, Reading
from portal.imports.columns import choices_of, question_of
from portal.site.fields import Carried, One, Pick, Upload
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice

KINDS: Final = (".xlsx", ".csv")
OF_APPLICATIONS: Final = dict.fromkeys(
    (
        "aims_unconfirmed",
        "answers_not_three",
        "channel_unknown",
        "consent_repeated",
        "consent_text_replaced",
        "group_not_identified",
        "invited_already",
        "pick_unknown",
        "recruiting_closed",
        "recruiting_not_open",
        "senior_role_unconfirmed",
        "side_missing",
        "taking_part_not_agreed",
        "topic_unknown",
        "topics_unpicked",
    ),
    PAGE,
)
"""Why nobody at all could be invited."""
OF_FILES: Final = dict.fromkeys(
    ("column_never_kept", "file_kept_already", "file_old_or_locked", "file_too_large", "file_unreadable", "headings_missing"),
    "file",
)
OF_ROWS: Final = dict.fromkeys(
    (
        "address_malformed",
        "address_missing",
        "address_of_guest",
        "application_over",
        "column_missing",
        "column_repeated",
        "dry_run_outdated",
        "form_anonymous",
        "imported_already",
        "line_unchanged",
        "name_missing",
        "no_applicant",
        "own_manager",
        "settings_not_approved",
        "text_too_long",
        "text_unfit",
        "too_many_levels",
        "too_many_posts",
    ),
    PAGE,
)


class ListForm(PageForm):
    """A list of people to invite."""

    file = Upload(words.FILE, hint=words.FILE_HINT, missing=words.FILE_MISSING, kinds=KINDS)
    channel = One(words.CHANNEL, hint=words.CHANNEL_HINT, missing=words.CHANNEL_MISSING)

    posts = posting(calls.SEND_LIST)
    refusals = where({**OF_APPLICATIONS, **OF_FILES, "channel_unknown": "channel"})
    versioned = False
    unsure_words = words.UNSURE

    def offer(self, channels: Channels) -> None:
        self.channel.choices = [Choice(each, each) for each in channels.channels]


class StaffListForm(PageForm):
    file = Upload(words.FILE, hint=words.FILE_HINT, missing=words.FILE_MISSING, kinds=KINDS)

    posts = posting(calls.SEND_STAFF_LIST)
    refusals = where({**OF_APPLICATIONS, **OF_FILES})
    versioned = False
    unsure_words = words.UNSURE


class ColumnsForm(PageForm):
    """A question for each thing that can be read of the list."""

    email = Pick("")
    name_column = Pick("", name="name")
    answer_1 = Pick("")
    answer_2 = Pick("")
    answer_3 = Pick("")
    manager_email = Pick("")
    team = Pick("")

    posts = posting(calls.MAP)
    refusals = where(
        {
            "column_mapped_twice": PAGE,
            "column_missing": PAGE,
            "column_never_kept": PAGE,
            "column_unknown": PAGE,
            "field_unknown": PAGE,
            "imported_already": PAGE,
        }
    )

    def offer(self, file: ImportFile) -> None:
        """Which questions there are, and the columns of the list; answered as its titles, or a facilitator, say."""
        asked = {reading.read_as: reading for reading in file.readings}
        read = {column.read_as: str(column.place) for column in file.columns if column.read_as}
        for name, field in list(self._fields.items()):
            if field.name not in asked:
                del self[name]
            elif isinstance(field, Pick):
                field.label.text, field.hint, field.missing = question_of(asked[field.name])
                field.choices = choices_of(file.columns)
                field.data = field.data if self.is_sent else read.get(field.name)

    @property
    def chosen(self) -> Columns:
        return Columns(tuple(self._chosen()))

    def _chosen(self) -> Iterator[MappedColumn]:
        for field in self.questions:
            if field.data:
                yield MappedColumn(int(field.data), Reading(field.name))


class ImportForm(PageForm):
    """`dry_run` names what the page showed."""

    dry_run = Carried()

    posts = posting(calls.IMPORT)
    refusals = where({**OF_APPLICATIONS, **OF_ROWS})
    versioned = False
    unsure_words = words.STILL_BUSY
