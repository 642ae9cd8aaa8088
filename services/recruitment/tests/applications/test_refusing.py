"""A use case that handles several commands is refused as a whole when one of them is."""

from datetime import date
from uuid import UUID, uuid4

from services.recruitment.tests.racing import Writing
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.handling import TOO_LARGE
from plp_kit.core.sealed import KeyId, Sealed
from recruitment.applications.applicants import Entered, Means, SealedForm, Side
from recruitment.applications.commands import Invite
from recruitment.applications.consents import Consent
from recruitment.applications.decider import applications
from recruitment.applications.forms import Form
from recruitment.applications.profile import Profile
from recruitment.applications.use_cases import enter, take_invitation
from recruitment.applications.use_cases.apply import HandingIn, UnsealedApplication
from recruitment.applications.use_cases.enter import EnteredApplication
from recruitment.applications.use_cases.take_invitation import Begun, TakenInvitation
from recruitment.cohorts.decider import Recruiting, cohorts, terms
from recruitment.do_not_pair.use_cases import Renewal
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.staff.decider import RecordContact
from recruitment.staff.use_cases.contacts import SealedContact

SHORT = Sealed(KeyId(UUID(int=1)), "staff-1", "name", "sealed")
CONTACT = RecordContact(SHORT, Sealed(KeyId(UUID(int=2)), "staff-1", "address", "x" * 300_000))
"""More than one event can hold."""


def test_an_application_is_not_entered_without_the_persons_contact(trust: Trust, writing: Writing) -> None:
    cohort, person, facilitator = UUID(trust.cohort()), uuid4(), PersonId(trust.facilitator.id)
    with writing() as write:
        state = write.load(cohorts, cohort).state
        assert isinstance(state, Recruiting)
        form = Form(
            sides=frozenset({Side.SERVED}),
            identifies_with_group=True,
            aims_confirmed=True,
            profile=Profile(topics_to_learn=state.settings.topics[:1], topics_to_share=state.settings.topics[1:]),
            consents=tuple(Consent(text.purpose, granted=True, version=1) for text in state.settings.consent_texts),
            channel="Staff network",
        )
        entered = Entered(facilitator, Means.PHONE, date(2021, 1, 4), SHORT)
        renewal = Renewal(application_id(cohort, person), PersonId(person), SHORT, None)
        handing_in, contact = HandingIn(SealedForm(SHORT), renewal), SealedContact(person, CONTACT, [])
        sent = UnsealedApplication(cohort, person, form)
        outcome = enter.record(write, EnteredApplication(sent, handing_in, entered, contact))
        write.db.rollback()
    assert outcome == TOO_LARGE


def test_an_invitation_is_not_taken_without_the_persons_contact(trust: Trust, writing: Writing) -> None:
    cohort, invited = UUID(trust.cohort()), uuid4()
    invitation, form = application_id(cohort, invited), Form(channel="Staff network")
    with writing() as write:
        state = write.load(cohorts, cohort).state
        assert isinstance(state, Recruiting)
        on = write.origin.at.date()
        write.handle(
            applications,
            invitation,
            Invite(CohortId(cohort), PersonId(invited), form, SealedForm(SHORT), SHORT, terms(state, on), on),
        )
        begun = Begun(CohortId(cohort), PersonId(trust.ada.id), form.channel)
        contact = SealedContact(trust.ada.id, CONTACT, [])
        outcome = take_invitation.take(write, TakenInvitation(invitation, invited, begun, (), contact))
        write.db.rollback()
    assert outcome == TOO_LARGE
