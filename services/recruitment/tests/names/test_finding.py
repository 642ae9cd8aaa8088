"""The decision-maker and the data protection officer find people by name; who looked is on record, and for whom is not."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from services.recruitment.tests.names.test_routes import tell
from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role
from recruitment.ids import trust_id


def found(reader: Any, typed: str) -> list[tuple[str, list[str]]]:  # noqa: ANN401 - a person at the routes
    body = reader.post("/people/searches", {"name_or_address": typed}, {}).body
    return [(row["name"], row["cohorts"]) for row in body["people"]]


def in_a_cohort(trust: Trust) -> None:
    cohort = trust.cohort()
    for person, name in ((trust.ada, "Ada Obi"), (trust.ben, "Ben Hall"), (trust.facilitator, "Ada Moss")):
        tell(person, name)
    trust.apply(trust.ada, cohort)


def test_everybody_of_the_trust_is_found_by_the_beginning_of_a_name(trust: Trust) -> None:
    in_a_cohort(trust)
    assert found(trust.maker, "ada") == [("Ada Moss", []), ("Ada Obi", ["First cohort"])]
    assert found(trust.officer, "obi, Ada") == [("Ada Obi", ["First cohort"])]
    assert found(trust.maker, "Eve") == []


def test_nobody_finds_themselves_or_somebody_of_another_trust(trust: Trust) -> None:
    in_a_cohort(trust)
    tell(trust.maker, "Ada Maker")
    assert len(found(trust.maker, "ada")) == 2
    assert len(found(trust.officer, "ada")) == 3
    assert found(trust.service.person("tzb", Role.DECISION_MAKER), "ada") == []


def test_who_is_erased_is_not_found(trust: Trust) -> None:
    in_a_cohort(trust)
    trust.erase(trust.ada, datetime(2021, 1, 11, tzinfo=UTC))
    assert found(trust.maker, "obi") == []


def test_that_somebody_looked_is_in_the_trusts_log_and_not_in_the_persons_own(trust: Trust) -> None:
    in_a_cohort(trust)
    found(trust.maker, "obi")
    rows = trust.officer.get("/access-records").body["rows"]
    mine = {(row["what"], row["person"], row["everyone_of"]) for row in rows if row["reader"] == str(trust.maker.id)}
    everybody = str(trust_id("rha"))
    assert mine == {("names", None, everybody), ("contact", None, everybody)}
    assert trust.ada.list("/me/access-records") == []


def test_a_list_of_holds_has_names_and_leaves_no_trace_with_the_person(trust: Trust) -> None:
    in_a_cohort(trust)
    before = trust.ada.list("/me/access-records")
    hold = trust.hold(trust.ada).body["id"]
    assert [row["name"] for row in trust.maker.list("/holds")] == ["Ada Obi"]
    shown = trust.officer.get(f"/holds/{hold}")
    assert (shown.body["name"], shown.body["state"]) == ("Ada Obi", "in_force")
    assert trust.ada.list("/me/access-records") == before
    review = {"review_on": "2021-02-04"}
    tag = {"If-Match": shown.headers["ETag"]}
    assert trust.maker.post(f"/holds/{hold}/reviews", review, tag).status == 200
    assert trust.maker.post(f"/holds/{hold}/ends", headers=tag).status == 412


def test_nobody_reads_a_hold_on_themselves(trust: Trust) -> None:
    trust.apply(trust.ada, trust.cohort())
    hold = trust.hold(trust.ada).body["id"]
    herself = replace(trust.ada, roles=frozenset({Role.DECISION_MAKER}))
    assert herself.get(f"/holds/{hold}").code == "no_such_hold"


def test_the_access_log_is_sought_by_person_by_reader_and_by_day(trust: Trust) -> None:
    in_a_cohort(trust)
    trust.service.at(datetime(2021, 1, 5, 12, tzinfo=UTC))
    trust.officer.ask_for("/names", {"people": [str(trust.ada.id)]})
    trust.service.at(datetime(2021, 1, 6, 12, tzinfo=UTC))
    found(trust.maker, "obi")

    def looks(query: str) -> list[tuple[str, str]]:
        rows = trust.officer.get(f"/access-records?{query}").body["rows"]
        return [(row["at"][:10], row["what"]) for row in rows]

    assert looks("") == [("2021-01-06", "names"), ("2021-01-06", "contact"), ("2021-01-05", "names")] or looks("") == [
        ("2021-01-06", "contact"),
        ("2021-01-06", "names"),
        ("2021-01-05", "names"),
    ]
    assert looks(f"person={trust.ada.id}") == [("2021-01-05", "names")]
    assert looks(f"person={trust.ben.id}") == []
    assert looks(f"reader={trust.officer.id}") == [("2021-01-05", "names")]
    assert looks("until=2021-01-05") == looks("since=2021-01-05&until=2021-01-05") == [("2021-01-05", "names")]
    assert len(looks("since=2021-01-06")) == 2


def test_one_person_is_shown_as_a_search_finds_them(trust: Trust) -> None:
    in_a_cohort(trust)
    shown = trust.maker.get(f"/people/{trust.ada.id}").body
    assert (shown["name"], shown["cohorts"]) == ("Ada Obi", ["First cohort"])
    assert trust.ada.list("/me/access-records") == []
    assert trust.maker.get(f"/people/{trust.maker.id}").code == "no_such_person"


def test_a_hold_can_be_on_somebody_who_has_only_signed_in(trust: Trust) -> None:
    in_a_cohort(trust)
    assert trust.hold(trust.facilitator).status == 201
    (hold,) = trust.maker.list("/holds")
    assert (hold["name"], hold["days_left"]) == ("Ada Moss", 181)
