"""What is known of the trust itself."""

from dataclasses import replace

from evaluation.trusts import decider as trusts
from evaluation.trusts.decider import RecordTrust, Trust, TrustRecorded
from plp_testkit import Story

TRUST = Trust("Example Trust", "ZZ1", "mental_health", "Y60", synthetic=True)

unknown: Story[RecordTrust, TrustRecorded] = Story(trusts.trusts)
recorded = unknown.given(TrustRecorded(TRUST))


def test_a_trusts_facts_are_recorded() -> None:
    unknown.when(RecordTrust(TRUST)).then(TrustRecorded(TRUST))


def test_the_same_facts_are_recorded_once() -> None:
    recorded.when(RecordTrust(TRUST)).refused(trusts.RECORDED_ALREADY)


def test_other_facts_replace_them() -> None:
    renamed = replace(TRUST, name="Another name")
    recorded.when(RecordTrust(renamed)).then(TrustRecorded(renamed))
