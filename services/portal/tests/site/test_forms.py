"""What a form says about wrong answers and refusals, where it says it, and what it sends on."""

from datetime import date
from http import HTTPStatus

import msgspec
import pytest
from flask import Flask, render_template
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, NotFound

from portal.site import words
from portal.site.calls import ApiError, ChangedMeanwhile, Invalid, NoBody, Refused, Wrong
from portal.site.fields import Day, Line, One, Pick, Some, Text, Upload
from portal.site.forms import PAGE, Mistake, PageForm, key, where
from portal.site.present import Choice, Difference, Fact

SIDES = (Choice("senior", "A senior leader"), Choice("served", "A member", hint="Of the network"))
SHORTER = {"too_long": "Write 10 characters or less"}
NONCE = "n" * 24
PLAIN = {"nonce": NONCE, "version": "7", "answer": "One", "side": "senior", "topics": "a"}


class Everything(PageForm):
    answer = Text("What would you share?", missing="Enter what you would share", most=10, said=SHORTER)
    name = Line("Your name", said={"pattern": "Use letters only"})
    side = One("Which side?", choices=SIDES, missing="Select a side")
    topics = Some("Topics", choices=(Choice("a", "A"), Choice("b", "B")), missing="Select a topic")
    office = Pick("Office", choices=(Choice("x", "X"),))
    on = Day("When?")
    file = Upload("A list")

    refusals = where({"too_many": PAGE, "taken": "name"})
    paths = where({"profile.0": "answer"})


def sent(on: tuple[str, str, str] = ("", "", ""), **answers: str) -> Everything:
    return Everything(MultiDict([*{**PLAIN, **answers}.items(), *(("on", part) for part in on)]))


def said(form: PageForm) -> list[tuple[str, str | None]]:
    assert form.is_sent
    assert not form.is_ready()
    return [(mistake.sentence, mistake.anchor) for mistake in form.mistakes]


def test_a_form_that_is_only_shown_has_no_mistakes() -> None:
    form = Everything(answer="Kept", side="served")
    assert not form.is_ready()
    assert form.mistakes == ()
    assert (form.answer.data, form.side.data, form.status) == ("Kept", "served", HTTPStatus.OK)


def test_answers_that_are_missing_too_long_or_not_offered_are_said_at_their_fields() -> None:
    assert said(sent(answer=" ", side="both", topics="")) == [
        ("Enter what you would share", "answer"),
        ("Select a side", "side"),
        ("Select a topic", "topics"),
    ]
    assert said(sent(answer="elevencharr")) == [("Write 10 characters or less", "answer")]
    assert sent(answer="1\r\n23456789").is_ready()


@pytest.mark.parametrize(
    ("parts", "mistake"),
    [
        (("31", "", ""), ("The date must include a month and year", "on-month")),
        (("31", "2", "2021"), ("The date must be a real date", "on-day")),
        (("1", "2", "21"), ("The date must be a real date", "on-day")),
        (("x", "2", "2021"), ("The date must be a real date", "on-day")),
    ],
)
def test_a_date_says_which_part_is_missing(parts: tuple[str, str, str], mistake: tuple[str, str]) -> None:
    form = sent(parts)
    assert said(form) == [mistake]
    assert [item["value"] for item in form.on.params["items"]] == list(parts)


def test_a_date_is_read_and_shown_in_three_boxes() -> None:
    form = sent(("1", "2", "2021"))
    assert form.is_ready()
    assert form.on.data == date(2021, 2, 1)
    assert [item["value"] for item in Everything(on=date(2021, 2, 1)).on.params["items"]] == ["1", "2", "2021"]


def test_what_a_service_finds_wrong_lands_by_its_path_with_the_pages_own_sentence() -> None:
    form = sent()
    wrong = (Wrong("profile.0", "required"), Wrong("name", "pattern"), Wrong("name.2", "odd"), Wrong("elsewhere", "choice"))
    form.place(Invalid(wrong))
    assert form.mistakes == (
        Mistake("Enter what you would share", "answer"),
        Mistake("Use letters only", "name"),
        Mistake(words.NOT_ACCEPTED, None),
    )
    assert form.status == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_refusal_lands_where_the_forms_table_says() -> None:
    form = sent()
    form.place(Refused("taken", "Somebody has this name."))
    form.place(Refused("too_many", "There are enough."))
    form.place(Refused("unheard_of", "Something else."))
    assert form.mistakes == (Mistake("Somebody has this name.", "name"),)
    assert form.notes == ["There are enough.", "Something else."]


def test_nobody_learns_whether_what_they_may_not_see_exists() -> None:
    for why in (ApiError.NOT_FOUND, ApiError.NOT_ALLOWED):
        with pytest.raises(NotFound):
            sent().place(why)


def test_when_a_service_is_away_the_same_form_may_be_sent_again() -> None:
    form = sent()
    form.place(ApiError.AWAY)
    form.showing(9)
    assert (form.unsure, form.nonce, form.version) == (True, NONCE, 7)


def test_a_reload_has_the_same_key_and_a_correction_another() -> None:
    class Body(msgspec.Struct):
        text: str

    path = "/things/1"
    assert key(NONCE, path, Body("x")) == key(NONCE, path, Body("x"))
    others = {key(NONCE, path, Body("y")), key("m" * 24, path, Body("x")), key(NONCE, "/things/2", Body("x"))}
    others |= {key(NONCE, path, NoBody()), key(NONCE, path, Body("x"))}
    assert len(others) == 5


def test_a_form_keeps_the_version_it_was_sent_with_until_somebody_elses_change_is_shown() -> None:
    form = sent(answer="")
    form.is_ready()
    form.showing(9)
    assert form.version == 7
    form.place(ChangedMeanwhile())
    form.showing(9)
    assert (form.version, form.status) == (9, HTTPStatus.PRECONDITION_FAILED)


def test_what_has_changed_since_is_found_from_what_was_seen() -> None:
    first = Everything()
    first.showing(7, Fact("State", "Waiting"), Fact("Side", "Senior"), Fact("Gone", "x"))
    form = sent(seen=first.seen)
    form.place(ChangedMeanwhile())
    form.showing(8, Fact("State", "Accepted"), Fact("Side", "Senior"))
    assert form.differences == (Difference("State", "Waiting", "Accepted"), Difference("Gone", "x", None))


@pytest.mark.parametrize("carried", [{"nonce": ""}, {"nonce": "<b>"}, {"version": ""}, {"version": "-1"}, {"version": "1" * 10}])
def test_what_no_page_of_ours_sends_is_not_taken(carried: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        Everything(MultiDict({**PLAIN, **carried}))


@pytest.mark.parametrize("seen", ["", "{}", "[[1,2]]", '[["a"]]', "\ud800"])
def test_what_was_seen_is_nothing_if_no_page_of_ours_wrote_it(seen: str) -> None:
    assert sent(seen=seen).seen == "[]"


def test_every_field_is_drawn_with_its_question_its_answer_and_its_mistake(app: Flask) -> None:
    form = sent(("31", "", ""), answer="", name="<b>", side="served", office="x")
    form.is_ready()
    with app.test_request_context():
        page = render_template("site/question.jinja", form=form, done="Save")
    for part in (
        '<a href="#answer">',
        '<a href="#on-month">',
        'id="answer-error"',
        'aria-describedby="answer-info answer-error"',
        'value="&lt;b&gt;"',
        'value="served" checked',
        'value="x" selected',
        'id="on-year" name="on"',
        'type="file"',
        'enctype="multipart/form-data"',
        f'name="nonce" value="{NONCE}"',
        'name="version" value="7"',
        'tabindex="-1" autofocus',
    ):
        assert part in page, part
    assert page.count("Enter what you would share") == 2
    assert "<b>" not in page
