"""What a body must be before a route sees it, and how a refusal names what is wrong."""

from collections.abc import Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.views import MethodView
from marshmallow import Schema, ValidationError, fields, validate

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.failures import answer_failures
from plp_kit.web.guards import public


def even(number: int) -> None:
    if number % 2:
        raise ValidationError("must_be_even")


class PartSchema(Schema):
    weight = fields.Integer(required=True, strict=True, validate=[validate.Range(0, 10), even])


class ThingSchema(Schema):
    name = fields.String(required=True, validate=validate.Length(1, 5))
    colour = fields.String(validate=validate.OneOf(["red", "blue"]))
    day = fields.Date()
    maker = fields.UUID(allow_none=False)
    parts = fields.List(fields.Nested(PartSchema))
    notes = fields.Dict(keys=fields.String(), values=fields.Raw())


class QuerySchema(Schema):
    word = fields.String(validate=validate.Regexp("[a-z]+$"))


things = Blueprint("things", __name__)


@things.route("/things")
class Things(MethodView):
    @public
    @things.arguments(QuerySchema, location="query")
    def get(self, query: dict[str, str]) -> dict[str, str]:
        return query

    @public
    @things.arguments(ThingSchema)
    def post(self, thing: dict[str, object]) -> dict[str, object]:
        return {"name": thing["name"]}


@pytest.fixture
def client() -> FlaskClient:
    app = Flask("things")
    app.config["MAX_CONTENT_LENGTH"] = 20_000
    answer_failures(app)
    app.register_blueprint(things)
    return app.test_client()


def errors(client: FlaskClient, body: Mapping[str, object] | list[object]) -> list[dict[str, str]]:
    answered = client.post("/things", json=body)
    assert answered.status_code == 422
    assert answered.mimetype == "application/problem+json"
    problem = answered.get_json()
    assert problem["code"] == "validation_failed"
    found: list[dict[str, str]] = problem["errors"]
    return found


@pytest.mark.parametrize(
    ("body", "field", "rule"),
    [
        ({}, "name", "required"),
        ({"name": None}, "name", "not_null"),
        ({"name": 7}, "name", "string"),
        ({"name": ""}, "name", "length"),
        ({"name": "x", "size": 3}, "size", "unknown_field"),
        ({"name": "x", "colour": "green"}, "colour", "choice"),
        ({"name": "x", "day": "2021-02-30"}, "day", "date"),
        ({"name": "x", "maker": "me"}, "maker", "uuid"),
        ({"name": "x", "parts": {}}, "parts", "list"),
        ({"name": "x", "parts": [{"weight": 2}, {}]}, "parts.1.weight", "required"),
        ({"name": "x", "parts": [{"weight": 2}, 7]}, "parts.1", "object"),
        ({"name": "x", "parts": [{"weight": "2.5"}]}, "parts.0.weight", "integer"),
        ({"name": "x", "parts": [{"weight": 12}]}, "parts.0.weight", "out_of_range"),
        ({"name": "x", "parts": [{"weight": 3}]}, "parts.0.weight", "must_be_even"),
        ({"name": "x", "parts": [{"weight": 2, "height": 1}]}, "parts.0.height", "unknown_field"),
        ([], "", "object"),
        ({"name": "a\0b"}, "name", "no_nul"),
        ({"name": "x", "notes": {"a": ["\0"]}}, "notes.a.0", "no_nul"),
        ({"name": "x", "notes": {"a\0": 1}}, "notes", "no_nul"),
        ({"name": "\ud800"}, "name", "valid_unicode"),
        ({"name": "Ada\x0bByron"}, "name", "no_control_characters"),
        ({"name": "é\x85"}, "name", "no_control_characters"),
        ({"name": "\uffff"}, "name", "no_control_characters"),
    ],
)
def test_what_is_wrong_is_named_by_field_and_rule(
    client: FlaskClient, body: Mapping[str, object] | list[object], field: str, rule: str
) -> None:
    assert errors(client, body) == [{"field": field, "rule": rule}]


def test_everything_that_is_wrong_is_named_at_once(client: FlaskClient) -> None:
    assert len(errors(client, {"colour": "green", "day": "x", "size": 1})) == 4


def test_what_was_sent_is_not_repeated(client: FlaskClient) -> None:
    answered = client.post("/things", json={"name": "marker-of-a-name", "colour": "marker-of-a-colour"})
    assert "marker" not in answered.text


def test_a_long_unknown_field_is_cut(client: FlaskClient) -> None:
    assert len(errors(client, {"name": "x", "s" * 5000: 1})[0]["field"]) == 120


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"name": "x",}',
        b"{'name': 'x'}",
        b'{"name": NaN}',
        b'{"name": -Infinity}',
        b'{"name": "x", "name": "y"}',
        b'{"name": "\xff"}',
        b'\xef\xbb\xbf{"name": "x"}',
        '{"name": "x"}'.encode("utf-16"),
        b'{"name": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_not_json_is_refused(client: FlaskClient, raw: bytes) -> None:
    answered = client.post("/things", data=raw, content_type="application/json")
    assert (answered.status_code, answered.get_json()["code"]) == (400, "malformed_json")


@pytest.mark.parametrize("depth", [30, 2000, 9000])
@pytest.mark.parametrize("bracket", ["[]", "{}"])
def test_deep_json_is_refused(client: FlaskClient, depth: int, bracket: str) -> None:
    opened, closed = ("[", "]") if bracket == "[]" else ('{"":', "}")
    raw = f'{{"notes": {opened * min(depth, 3000)}1{closed * min(depth, 3000)}}}'
    answered = client.post("/things", data=raw, content_type="application/json")
    assert (answered.status_code, answered.get_json()["code"]) == (400, "json_too_deep")


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_another_content_type_is_refused(client: FlaskClient, content_type: str | None) -> None:
    answered = client.post("/things", data=b'{"name": "x"}', content_type=content_type)
    assert (answered.status_code, answered.get_json()["code"]) == (415, "content_type_unsupported")


def test_a_large_body_is_refused(client: FlaskClient) -> None:
    answered = client.post("/things", json={"name": "x" * 20_000})
    assert (answered.status_code, answered.get_json()["code"]) == (413, "body_too_large")


def test_a_query_is_read_as_strictly(client: FlaskClient) -> None:
    assert client.get("/things?word=a").get_json() == {"word": "a"}
    for query, rule in (("size=1", "unknown_field"), ("word=1", "pattern"), ("word=%00", "no_nul")):
        answered = client.get(f"/things?{query}")
        assert answered.status_code == 422
        assert [error["rule"] for error in answered.get_json()["errors"]] == [rule]
