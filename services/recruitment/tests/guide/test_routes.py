"""The Guide through the routes: who writes it, who reads it, and what is missing before a launch."""

from typing import Any
from uuid import UUID, uuid4

from services.recruitment.tests.recruiting import Trust

from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import RunningService
from plp_testkit.http import Answered, Person
from recruitment.cohorts.launching import Missing
from recruitment.guide.queries import missing_for_launch
from recruitment.signposts.decider import KINDS

WELCOME = {"title": "Welcome", "text": "## Hello\n\nYou are partners, as equals."}
MEETING = {"title": "Meeting", "text": "Meet where you both feel at ease."}


def write(person: Person, cohort: str, *pages: dict[str, Any], version: int = 0, page: str = "") -> Answered:
    body = pages[0] if page else {"pages": list(pages)}
    return person.put(f"/cohorts/{cohort}/guide{page and '/'}{page}", body, {"If-Match": f'"{version}"'})


def titles(guide: Answered) -> list[str]:
    return [page["title"] for page in guide.body["pages"]]


def test_it_is_written_whole_and_then_page_by_page(trust: Trust) -> None:
    cohort = trust.cohort()
    assert trust.facilitator.get(f"/cohorts/{cohort}/guide").body == {"pages": []}
    written = write(trust.facilitator, cohort, WELCOME, MEETING)
    assert written.status == 200, written
    assert written.body["version"] == 3
    read = trust.facilitator.get(f"/cohorts/{cohort}/guide")
    assert (titles(read), read.headers["ETag"]) == (["Welcome", "Meeting"], '"3"')
    first, second = read.body["pages"]
    changed = {"title": "Meeting well", "text": "Anywhere."}
    assert write(trust.facilitator, cohort, changed, version=3, page=second["page"]).status == 200
    one = trust.facilitator.get(f"/cohorts/{cohort}/guide/{second['page']}")
    assert (one.body, one.headers["ETag"]) == ({"page": second["page"], **changed}, '"4"')
    assert write(trust.facilitator, cohort, one.body, {**WELCOME, "title": "New"}, first, version=4).status == 200
    assert titles(trust.facilitator.get(f"/cohorts/{cohort}/guide")) == ["Meeting well", "New", "Welcome"]
    assert write(trust.facilitator, cohort, version=4).code == "changed_since_read"
    assert write(trust.facilitator, cohort, WELCOME, version=7, page=str(uuid4())).code == "no_such_page"


def test_a_cohorts_own_people_read_it_and_nobody_records_that(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    write(trust.facilitator, cohort, WELCOME)
    page = trust.facilitator.get(f"/cohorts/{cohort}/guide").body["pages"][0]["page"]
    trust.accept(trust.apply(trust.ada, cohort).body["id"])
    trust.apply(trust.ben, cohort)
    for path in (f"/cohorts/{cohort}/guide", f"/cohorts/{cohort}/guide/{page}"):
        assert [trust.ada.get(path).status, service.person("rha", Role.CO_CHAIR).get(path).status] == [200, 200]
        assert trust.ben.get(path).code == "guide_for_participants"
        assert service.person("tzb", Role.FACILITATOR).get(path).code == "no_such_cohort"
        assert trust.officer.get(path).code == "role_missing"
    assert write(trust.ada, cohort, version=2).code == "role_missing"
    assert write(trust.facilitator, str(uuid4()), WELCOME).code == "no_such_cohort"
    assert trust.ada.list("/me/access-records") == []


def test_a_rule_that_a_page_does_not_keep_is_named_with_the_page(trust: Trust) -> None:
    cohort = trust.cohort()
    write(trust.facilitator, cohort, WELCOME)
    page = trust.facilitator.get(f"/cohorts/{cohort}/guide").body["pages"][0]["page"]
    wrong = {"title": "Wrong", "text": "# Too high\n\n![x](y)"}
    of_whole = write(trust.facilitator, cohort, MEETING, wrong, version=2)
    of_page = write(trust.facilitator, cohort, wrong, version=2, page=page)
    for refused, field in ((of_whole, "pages.1.text"), (of_page, "text")):
        assert refused.body["errors"] == [{"field": field, "rule": rule} for rule in ("heading_above_level_2", "no_images")]
    assert titles(trust.facilitator.get(f"/cohorts/{cohort}/guide")) == ["Welcome"]


def test_before_a_launch_it_is_known_what_is_missing(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()

    def missing() -> Missing:
        with service.runtime.database.of("rha").transaction() as db:
            return missing_for_launch(db, UUID(cohort))

    assert missing() == Missing(guide=True, signposts=KINDS)
    write(trust.facilitator, cohort, WELCOME)
    every = [{"kind": kind, "name": kind, "telephone": "116 123", "review_on": "2022-01-04"} for kind in KINDS]
    trust.facilitator.put("/trust/signposts", {"signposts": every[1:]}, {"If-Match": '"0"'})
    assert missing() == Missing(guide=False, signposts=KINDS[:1])
    trust.facilitator.put("/trust/signposts", {"signposts": every}, {"If-Match": '"1"'})
    assert missing() == Missing()
    write(trust.facilitator, cohort, version=2)
    assert missing() == Missing(guide=True, signposts=())


def test_what_was_typed_is_kept_for_its_author_until_the_page_is_written(trust: Trust, service: RunningService) -> None:
    cohort = trust.cohort()
    typed = {"typed": [{"name": "title", "values": ["Welcome"]}, {"name": "text", "values": ["\N{GRINNING FACE}" * 4_000] * 5}]}
    new, unwritten = f"/me/drafts/new_guide_page/{cohort}/page", {"If-Match": '"0"'}
    assert trust.facilitator.put(new, typed, unwritten).status == 200
    assert service.person("rha", Role.FACILITATOR).get(new).body["typed"] == []
    write(trust.facilitator, cohort, WELCOME)
    assert trust.facilitator.get(new).body["version"] == 0
    page = trust.facilitator.get(f"/cohorts/{cohort}/guide").body["pages"][0]["page"]
    change = f"/me/drafts/guide_page/{page}/page"
    assert trust.facilitator.put(change, typed, unwritten).status == 200
    write(trust.facilitator, cohort, {**WELCOME, "page": page}, MEETING, version=2)
    assert trust.facilitator.get(change).body["version"] == 1
    assert write(trust.facilitator, cohort, MEETING, version=4, page=page).code == "page_repeated"
    assert trust.facilitator.get(change).body["version"] == 1
    write(trust.facilitator, cohort, WELCOME | {"text": "Hello"}, version=4, page=page)
    assert trust.facilitator.get(change).body["version"] == 0
    assert trust.facilitator.put(f"/me/drafts/guide_page/{uuid4()}/page", typed, unwritten).code == "no_such_form"
