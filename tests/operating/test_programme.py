"""`plp trusts`, `plp cohorts`, `plp keys`, `plp notices` and `plp tenant` on deployments that their environments describe."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from insights.contributions.decider import Block, Contribution, ContributionRecorded, Trust
from insights.contributions.facts import Fact
from insights.ids import CohortId, ContributionId, TrustCode
from insights.service import INSIGHTS
from plp_kit.core.events import Stream
from plp_kit.vault.key_file import KeyFile
from recruitment.ids import trust_id
from recruitment.notices.decider import NoticeBegun, NoticeSent
from recruitment.service import RECRUITMENT
from tests.operating.deployed import Deployed, row

RETURNED: Final = """MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: <{mail}@trust.example>

--b--
"""
ONBOARDED, OPENED = "recruitment.trust_onboarded.v1", "recruitment.cohort_opened.v1"


def test_a_trust_has_its_code_and_once_it_is_onboarded_its_name(pooled: Deployed, trust: str) -> None:
    assert row(pooled.says("trusts"), trust) == [trust, "-"]
    pooled.log(RECRUITMENT, trust, Stream("trust", trust_id(trust)), ONBOARDED)
    assert row(pooled.says("trusts"), trust) == [trust, "Name"]


def test_a_cohort_has_its_name_id_and_state(pooled: Deployed, trust: str) -> None:
    cohort = uuid4()
    pooled.log(RECRUITMENT, trust, Stream("cohort", cohort), OPENED)
    pooled.says("rebuild", "recruitment", "cohorts")
    shown = [trust, "Title", str(cohort), "recruiting", "2021-04-12"]
    assert row(pooled.says("cohorts", trust), trust) == row(pooled.says("cohorts"), trust) == shown
    pooled.log(RECRUITMENT, trust, Stream("cohort", cohort), "recruitment.recruiting_closed.v1")
    pooled.says("rebuild", "recruitment", "cohorts")
    assert row(pooled.says("cohorts", trust), trust)[3:5] == ["recruiting", "closed"]


def contributed(code: str, name: str) -> ContributionRecorded:
    trust = Trust(TrustCode(code), name, "ZZ1", "acute", "Y60", synthetic=True)
    fact = Fact("response", 1, ("senior",), ("answered",), ((5,),))
    block = Block(CohortId(uuid4()), "bme", "mid", "2022-03")
    return ContributionRecorded(Contribution(ContributionId(uuid4()), trust, block, (fact,)))


def test_to_the_nation_a_trust_has_a_name_once_it_has_contributed(national: Deployed, trust: str) -> None:
    assert row(national.says("trusts"), trust) == [trust, "-"]
    national.append(INSIGHTS, "national", Stream("contribution", uuid4()), contributed(trust, "A synthetic trust"))
    national.says("rebuild", "insights", "cells")
    assert row(national.says("trusts"), trust) == [trust, "A", "synthetic", "trust"]
    assert "national" not in national.says("trusts")
    assert national.says("cohorts") == "A national deployment holds no cohorts: each trust's own does.\n"


def test_a_key_rotates_and_all_records_agree_on_who_is_erased(pooled: Deployed, trust: str) -> None:
    held = KeyFile(pooled.at.tenant_keys)
    before = held.keyring(trust).current
    assert pooled.says("keys", "rotate", trust).startswith(f"{trust}: generation {before + 1} wraps all keys")
    assert list(held.keyring(trust).generations) == [before + 1]
    reconciled = pooled.says("keys", "reconcile", trust).splitlines()
    assert len(reconciled) == 4
    assert all("all records agree on who is erased" in line for line in reconciled)


@pytest.mark.parametrize("verb", ["rotate", "reconcile"])
def test_a_trust_without_a_key_is_an_error(pooled: Deployed, verb: str) -> None:
    refused = pooled.plp("keys", verb, "zzz")
    assert (refused.exit_code, "no key for zzz" in refused.stderr) == (1, True), refused.stderr


@pytest.mark.parametrize("code", ["TZZ", "national", "platform", "a", "relay"])
def test_what_is_no_trusts_code_is_not_let_in(pooled: Deployed, code: str) -> None:
    refused = pooled.plp("tenant", "add", code)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"{code!r} is not a trust's code")


def test_an_e_mail_that_came_back_is_found_by_its_message_id_in_its_own_trust(
    pooled: Deployed, trust: str, tmp_path: Path
) -> None:
    notice, report = Stream("notice", uuid4()), tmp_path / "report"
    for event in (NoticeBegun(1, datetime(2021, 1, 4, tzinfo=UTC)), NoticeSent()):
        pooled.append(RECRUITMENT, trust, notice, event)
    pooled.says("rebuild", "recruitment", "deliveries")
    report.write_text(RETURNED.format(mail=notice.id))
    assert pooled.says("notices", "bounced", str(report)).startswith("1 reports read, 1 recorded.")
    assert pooled.says("notices", "bounced", str(report)).startswith("1 reports read, 0 recorded.")
