"""The forms with which a proposal is signed and published, and a substitute entered."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from portal.matching.acts.forms import WORKED_OUT
from portal.matching.acts.present import choices
from portal.matching.signing import calls, words
from portal.matching.signing.calls import NamedBy, Seat
from portal.site.fields import Carried, Day, One, Pick
from portal.site.forms import PAGE, PageForm, posting, where
from portal.site.present import Choice, day


class SignForm(PageForm):
    """`proposal` is the fingerprint of the proposal that was read: that one is signed, or none."""

    proposal = Carried()
    seat = One(words.SEAT_QUESTION, missing=words.SEAT_MISSING)

    posts = posting(calls.SIGN)
    refusals = where(
        {
            "not_available_since": PAGE,
            "not_substitute": PAGE,
            "nothing_proposed": PAGE,
            "proposal_replaced": PAGE,
            "published_already": PAGE,
            "signed_already": PAGE,
            "too_many_ids": PAGE,
        }
    )

    def ask_of(self, seats: Sequence[str]) -> None:
        """Somebody who can sign in one seat is not asked which."""
        known = [seat for seat in Seat if seat in seats]
        self._only = known[0] if len(known) == 1 else None
        if self._only:
            del self["seat"]
        else:
            self.seat.choices = [Choice(seat, words.SEAT_CHOICES[seat]) for seat in known]

    _only: Seat | None

    @property
    def signing(self) -> calls.Signing:
        """Of a form that is ready."""
        return calls.Signing(self.proposal.data or "", self._only or Seat(self.seat.data))


class PublishForm(PageForm):
    posts = posting(calls.PUBLISH)
    refusals = where(
        {
            **WORKED_OUT,
            "candidate_gone": PAGE,
            "not_available_any_more": PAGE,
            "nothing_proposed": PAGE,
            "other_pairs": PAGE,
            "paired_twice": PAGE,
            "partnered_already": PAGE,
            "proposal_outdated": PAGE,
            "published_already": PAGE,
            "seat_vacated": PAGE,
            "signatures_missing": PAGE,
        }
    )


class UnpublishForm(PageForm):
    posts = posting(calls.UNPUBLISH)
    refusals = where({"another_round_open": PAGE, "candidate_of_round": PAGE, "launched": PAGE, "nothing_published": PAGE})


class SubstituteForm(PageForm):
    person = Pick(words.WHO, hint=words.WHO_HINT, missing=words.WHO_MISSING)
    seat = One(
        words.SEAT,
        missing=words.NAMED_SEAT_MISSING,
        choices=[Choice(seat, words.SEAT_CHOICES[seat]) for seat in Seat],
    )
    named_by = One(
        words.NAMED_BY,
        missing=words.NAMED_BY_MISSING,
        choices=[Choice(by, words.NAMED_BY_CHOICES[by]) for by in NamedBy],
    )
    named_on = Day(words.NAMED_ON, missing=words.NAMED_ON_MISSING)

    posts = posting(calls.NAME)
    refusals = where(
        {
            "candidate_of_round": PAGE,
            "named_outside_round": "named_on",
            "nothing_proposed": PAGE,
            "published_already": PAGE,
            "seat_filled": "seat",
            "substitute_enters": "person",
            "substitute_has_signed": "person",
            "substitute_is_candidate": "person",
            "substitute_named_already": "person",
        }
    )

    def ask_of(self, people: Mapping[UUID, str], seats: Collection[str], opened_on: date) -> None:
        """Only a seat that is not filled needs a substitute."""
        self.person.choices = choices(people, people)
        self.seat.choices = [choice for choice in self.seat.choices if choice.value in seats]
        self.named_on.hint = words.NAMED_ON_HINT.format(day=day(opened_on))

    @property
    def naming(self) -> calls.Naming:
        """Of a form that is ready."""
        seat, by = Seat(self.seat.data), NamedBy(self.named_by.data)
        return calls.Naming(UUID(self.person.data), seat, by, self.named_on.data)
