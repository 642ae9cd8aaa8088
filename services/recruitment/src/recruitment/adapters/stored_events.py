"""What recruitment's log holds, by name and version."""

from plp_kit.core.stored import Stored, StoredEvents
from recruitment.applications import events as applications
from recruitment.cohorts import decider
from recruitment.people import decider
from recruitment.requests import decider
from recruitment.staff import decider
from recruitment.trusts import decider

TRUSTS: StoredEvents[decider.Event] = StoredEvents(
    Stored("recruitment.trust_onboarded.v1", decider.TrustOnboarded),
    Stored("recruitment.settings_revised.v1", decider.SettingsRevised),
)

COHORTS: StoredEvents[decider.Event] = StoredEvents(
    Stored("recruitment.cohort_opened.v1", decider.CohortOpened),
    Stored("recruitment.recruiting_closed.v1", decider.RecruitingClosed),
)

APPLICATIONS: StoredEvents[applications.Event] = StoredEvents(
    Stored("recruitment.interest_shown.v1", applications.InterestShown),
    Stored("recruitment.invited.v1", applications.Invited),
    Stored("recruitment.invitation_taken.v1", applications.InvitationTaken),
    Stored("recruitment.draft_saved.v1", applications.DraftSaved),
    Stored("recruitment.profile_reminded.v1", applications.ProfileReminded),
    Stored("recruitment.applied.v1", applications.Applied),
    Stored("recruitment.application_changed.v1", applications.ApplicationChanged),
    Stored("recruitment.consents_changed.v1", applications.ConsentsChanged),
    Stored("recruitment.access_needs_recorded.v1", applications.AccessNeedsRecorded),
    Stored("recruitment.kept_apart_named.v1", applications.KeptApartNamed),
    Stored("recruitment.text_taken_back.v1", applications.TextTakenBack),
    Stored("recruitment.accepted.v1", applications.Accepted),
    Stored("recruitment.placed_on_waiting_list.v1", applications.PlacedOnWaitingList),
    Stored("recruitment.declined.v1", applications.Declined),
    Stored("recruitment.withdrawn.v1", applications.Withdrawn),
    Stored("recruitment.lapsed.v1", applications.Lapsed),
    Stored("recruitment.left_trust.v1", applications.LeftTrust),
    Stored("recruitment.forgetting_put_off.v1", applications.ForgettingPutOff),
    Stored("recruitment.forgetting_begun.v1", applications.ForgettingBegun),
    Stored("recruitment.forgotten.v1", applications.Forgotten),
)

PEOPLE: StoredEvents[decider.Event] = StoredEvents(
    Stored("recruitment.erasure_asked.v1", decider.ErasureAsked),
    Stored("recruitment.erasure_begun.v1", decider.ErasureBegun),
    Stored("recruitment.person_erased.v1", decider.PersonErased),
    Stored("recruitment.erasure_refused.v1", decider.ErasureRefused),
    Stored("recruitment.hold_placed.v1", decider.HoldPlaced),
    Stored("recruitment.hold_lifted.v1", decider.HoldLifted),
    Stored("recruitment.restriction_changed.v1", decider.RestrictionChanged),
)

STAFF: StoredEvents[decider.Event] = StoredEvents(
    Stored("recruitment.contact_recorded.v1", decider.ContactRecorded),
    Stored("recruitment.contact_confirmed.v1", decider.ContactConfirmed),
    Stored("recruitment.line_recorded.v1", decider.LineRecorded),
    Stored("recruitment.identities_joined.v1", decider.IdentitiesJoined),
)

REQUESTS: StoredEvents[decider.Event] = StoredEvents(
    Stored("recruitment.request_made.v1", decider.RequestMade),
    Stored("recruitment.request_acknowledged.v1", decider.RequestAcknowledged),
    Stored("recruitment.request_answered.v1", decider.RequestAnswered),
    Stored("recruitment.clock_ran_out.v1", decider.ClockRanOut),
)
