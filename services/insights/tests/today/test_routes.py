"""A contribution that was refused waits for the national team until its survey's figures come right."""

from uuid import uuid4

from insights.service import INSIGHTS, routes
from plp_kit.messaging.bus.port import Topic
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService

TRUST = {"name": "A trust", "ods_code": "RHA", "kind": "acute", "region": "Y60", "synthetic": True}


def test_a_refused_contribution_waits_until_its_survey_s_figures_are_taken(make_running_service: MakeRunningService) -> None:
    service = make_running_service(INSIGHTS, routes(), "national")
    analyst, contribution = service.person("national", Role.NATIONAL_ANALYST), uuid4()
    block = {"trust": TRUST, "cohort": uuid4(), "group_served": "bme", "wave": "mid", "month": "2022-03"}

    def contribute(answered: int) -> None:
        fact = {"name": "response", "catalogue": 1, "rows": ["all"], "columns": ["answered", "not_answered"]}
        sent = {"contribution": contribution, **block, "facts": [{**fact, "cells": [[answered, 20]]}]}
        assert service.receive(Topic("rha", "contributions"), "evaluation.TrustContributed.v1", sent) is None

    contribute(31)
    (waits,) = analyst.get("/today").body["waiting"]
    assert (waits["kind"], waits["id"], waits["since"]) == ("contribution_refused", str(contribution), "2021-01-04")
    contribute(30)
    assert analyst.get("/today").body["waiting"] == []
    contribute(35)
    assert [each["id"] for each in analyst.get("/today").body["waiting"]] == [str(contribution)]
