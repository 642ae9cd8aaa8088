"""What every scenario's trusts publish passes the checks of the services, and says that it is invented."""

from dataclasses import asdict
from pathlib import Path

import pytest

from plp_demo.scenario.help import GUIDE, INVENTED, signposts_of
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from recruitment.guide.markdown import faults
from recruitment.signposts.decider import missing
from recruitment.signposts.routes import WantedSignpostSchema


@pytest.mark.parametrize("title", [title for title, _ in GUIDE])
def test_a_page_of_the_guide_keeps_every_rule_and_says_that_it_is_invented(title: str) -> None:
    text = dict(GUIDE)[title]
    assert faults(text) == []
    assert text.startswith(INVENTED)


def test_a_trust_has_a_signpost_of_every_kind(scenarios: Path) -> None:
    scenario = read(scenarios / "twelve_trusts")
    assert isinstance(scenario, Scenario)
    for trust in scenario.trusts:
        signposts = signposts_of(trust)
        assert missing(signposts) == ()
        for signpost in signposts:
            sent = {**asdict(signpost), "review_on": signpost.review_on.isoformat()}
            assert WantedSignpostSchema().validate(sent) == {}
            assert "(invented)" in signpost.name
