"""The forms of an application: one for each question, whose answer Continue keeps as a draft, and one that sends it all."""

from typing import Any, Final

from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from portal.applying.apply import calls, present, words
from portal.applying.apply.calls import Offer
from portal.applying.apply.people import MOST, longest_line, people_in
from portal.applying.calls import DRAFTS, KEEP_DRAFT
from portal.applying.picking.forms import Interests, Learn, Meeting, Picked, Share, Times
from portal.site import words as site
from portal.site.calls import Refused, Wrong
from portal.site.drafts.calls import KeptDraft, Place
from portal.site.drafts.form import DraftForm
from portal.site.fields import Address, Line, One, Some, Text
from portal.site.forms import PAGE, Mistake, PageForm, posting, where
from portal.site.present import Choice

CONFIRMED: Final = "yes"
LONGEST_NAME: Final = 100


class QuestionForm(DraftForm):
    """Its answer is kept when it is right, and is sent with the whole application."""

    drafts = DRAFTS
    posts = posting(KEEP_DRAFT)
    refusals = where({"draft_too_long": PAGE, "too_many_drafts": PAGE})
    versioned = False
    wants_time = False
    """Whether it is typed at length."""

    def __init__(self, sent: MultiDict[str, Any] | None, place: Place, kept: KeptDraft, part: str = "") -> None:
        """`part` is the number of a question of the profile, or the purpose of a consent."""
        super().__init__(sent, place, kept)
        self.part = part

    def offer(self, offer: Offer) -> None:
        """What the cohort asks and offers."""

    def signed_in_as(self, name: str) -> None:
        """What the person is called where they signed in."""

    @property
    def is_complete(self) -> bool:
        """Whether what is kept can be sent."""
        return self.draft_version > 0 and self.validate()

    @property
    def lines(self) -> tuple[str, ...]:
        """What was answered."""
        return tuple(line for field in self.questions for line in field.lines)

    @property
    def is_begun(self) -> bool:
        return self.draft_version > 0


class PickForm(QuestionForm, Picked):
    def offer(self, offer: Offer) -> None:
        self.pick_from(offer.choices)


class AimsForm(QuestionForm):
    aims_confirmed = Some(words.AIMS_QUESTION, choices=[Choice(CONFIRMED, words.AIMS_CONFIRM)], missing=words.AIMS_MISSING)


class SidesForm(QuestionForm):
    sides = Some(words.SIDES_QUESTION, hint=words.SIDES_HINT, missing=words.SIDES_MISSING)

    def offer(self, offer: Offer) -> None:
        self.sides.choices = present.sides(offer)


class ChannelForm(QuestionForm):
    channel = One(words.CHANNEL_QUESTION, hint=words.CHANNEL_HINT, missing=words.CHANNEL_MISSING, heading=True)

    def offer(self, offer: Offer) -> None:
        self.channel.choices = present.listed_choices(offer.choices.channels)


class ProfileForm(QuestionForm):
    answer = Text("", hint=words.PROFILE_HINT, heading=True)
    wants_time = True

    def offer(self, offer: Offer) -> None:
        question = offer.questions[int(self.part) - 1]
        self.answer.ask(question.question, question.longest)


class LearnForm(Learn, PickForm):
    pass


class ShareForm(Share, PickForm):
    pass


class InterestsForm(Interests, PickForm):
    pass


class TimesForm(Times, PickForm):
    pass


class PlaceForm(Meeting, PickForm):
    pass


class ContactForm(QuestionForm):
    preferred_name = Line(words.NAME_QUESTION, most=LONGEST_NAME, hint=words.NAME_HINT, missing=words.NAME_MISSING)
    address = Address(words.ADDRESS_QUESTION, hint=words.ADDRESS_HINT)

    def signed_in_as(self, name: str) -> None:
        """It is in the box as long as nothing was typed, and kept only on Continue."""
        if not self.is_sent and not self.is_begun:
            self.preferred_name.data = name.strip()[:LONGEST_NAME]


class People(Text):
    def pre_validate(self, form: BaseForm) -> None:
        super().pre_validate(form)
        people = people_in(self.data or "")
        if len(people) > MOST:
            raise StopValidation(words.NOT_PAIRED_MANY)
        if too_long := longest_line(people):
            raise StopValidation(words.NOT_PAIRED_LONG.format(name=too_long))


class DoNotPairForm(QuestionForm):
    people = People(words.NOT_PAIRED_QUESTION, most=3000, hint=words.NOT_PAIRED_HINT, heading=True)
    wants_time = True


class AccessForm(QuestionForm):
    needs = Text(words.ACCESS_QUESTION, hint=words.ACCESS_HINT, heading=True)
    wants_time = True


class ConsentForm(QuestionForm):
    """An answer names the version that was read, and does not answer another wording."""

    granted = One(words.CONSENT_QUESTION, missing=words.CONSENT_MISSING)

    def offer(self, offer: Offer) -> None:
        consent = present.consent(offer, self.part)
        self.granted.choices = present.answers_to(consent.version) if consent else ()


FORMS: Final[dict[str, type[QuestionForm]]] = {
    "aims": AimsForm,
    "sides": SidesForm,
    "channel": ChannelForm,
    "profile": ProfileForm,
    "learn": LearnForm,
    "share": ShareForm,
    "interests": InterestsForm,
    "times": TimesForm,
    "place": PlaceForm,
    "contact": ContactForm,
    "do-not-pair": DoNotPairForm,
    "access": AccessForm,
    "consents": ConsentForm,
}


class SendForm(PageForm):
    """Its page has a row for each question. A refusal that is about an answer is said there."""

    posts = posting(calls.HAND_IN, calls.CONTACT)
    refusals = where(
        {
            "aims_unconfirmed": PAGE,
            "answers_not_three": PAGE,
            "application_over": PAGE,
            "applied_already": PAGE,
            "channel_unknown": PAGE,
            "consent_repeated": PAGE,
            "consent_text_replaced": PAGE,
            "entered_date_unfit": PAGE,
            "group_not_identified": PAGE,
            "pick_unknown": PAGE,
            "recruiting_closed": PAGE,
            "recruiting_not_open": PAGE,
            "senior_role_unconfirmed": PAGE,
            "settings_not_approved": PAGE,
            "side_missing": PAGE,
            "taking_part_not_agreed": PAGE,
            "topic_unknown": PAGE,
            "topics_unpicked": PAGE,
        }
    )
    rows = where(
        {
            "address": "contact",
            "aims_unconfirmed": "aims",
            "channel_unknown": "channel",
            "do_not_pair": "do-not-pair",
            "group_not_identified": "sides",
            "name": "contact",
            "pick_unknown": "place",
            "senior_role_unconfirmed": "sides",
            "side_missing": "sides",
            "taking_part_not_agreed": "consents-take_part",
            "topic_unknown": "learn",
            "topics_unpicked": "learn",
        }
    )
    """By code, or by field of a body: the row whose answer it is about."""
    versioned = False

    def __init__(self, sent: MultiDict[str, Any] | None) -> None:
        super().__init__(sent)
        self.wrong: list[Mistake] = []

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        return (*super().mistakes, *self.wrong)

    def _place_wrong(self, wrong: Wrong) -> None:
        if row := self.rows.get(wrong.field.partition(".")[0]):
            self.wrong.append(Mistake(site.NOT_ACCEPTED, row))
        else:
            super()._place_wrong(wrong)

    def _place_refusal(self, refused: Refused) -> None:
        if row := self.rows.get(refused.code):
            self.wrong.append(Mistake(refused.detail, row))
        else:
            super()._place_refusal(refused)
