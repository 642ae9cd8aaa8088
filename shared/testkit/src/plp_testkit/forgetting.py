"""What a stream's state forgets of its own sealed values must be spent: every test of a running service checks it on the way.

Whatever replaces a value, or takes it away, comes by here, in every slice, today's and later ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from plp_kit.core.sealed import sealed_in
from plp_kit.core.slices import AnySlice, Slices, spends_nothing
from plp_kit.service import Service


class ForgottenUnspent(AssertionError):
    """An event makes a state forget a sealed value, and spends no key for it."""


def checking(service: Service) -> Service:
    """The same service, which raises ForgottenUnspent."""
    return replace(service, slices=Slices(_checked(each) for each in service.slices))


def _checked(each: AnySlice) -> AnySlice:
    """A slice that spends nothing at all is named in tests/privacy/test_forgetting.py."""
    if each.spends is spends_nothing:
        return each

    def spends(earlier: Sequence[object], event: object) -> Iterable[UUID]:
        spent = set(each.spends(earlier, event))
        forgotten = _keys(each, earlier) - _keys(each, [*earlier, event])
        if unspent := forgotten - spent - _spent_before(each, earlier):
            raise ForgottenUnspent(f"{type(event).__name__} of {each.kind} forgets {unspent}")
        return spent

    return replace(each, spends=spends)


def _spent_before(each: AnySlice, earlier: Sequence[object]) -> set[UUID]:
    return {key for place, event in enumerate(earlier) for key in each.spends(earlier[:place], event)}


def _keys(each: AnySlice, events: Sequence[object]) -> set[UUID]:
    """Of the stream's own values: those of others are spent by who made them."""
    state = each.decider.replay(events)
    return {value.key for value in sealed_in(state) if value.stream.partition("-")[0] == each.kind}
