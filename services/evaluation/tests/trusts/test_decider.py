"""What is known of the trust itself."""

from dataclasses import replace
from uuid import UUID

from evaluation.ids import TrustId
from evaluation.trusts import decider
from evaluation.trusts.decider import HearTrust, Trust, TrustHeard
from plp_testkit import Story

TRUST = Trust(TrustId(UUID(int=1)), "Example Trust", "ZZ1", "mental_health", "Y60", synthetic=True)

unheard: Story[HearTrust, TrustHeard] = Story(decider.trusts)
heard = unheard.given(TrustHeard(TRUST))


def test_a_trusts_facts_are_kept() -> None:
    unheard.when(HearTrust(TRUST)).then(TrustHeard(TRUST))


def test_the_same_facts_are_kept_once() -> None:
    heard.when(HearTrust(TRUST)).refused(decider.TRUST_KNOWN)


def test_other_facts_replace_them() -> None:
    renamed = replace(TRUST, name="Another name")
    heard.when(HearTrust(renamed)).then(TrustHeard(renamed))
