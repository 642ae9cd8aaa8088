"""What recruitment's log holds, by name and version."""

from plp_kit.stored_events import Stored, StoredEvents
from recruitment.domain import applications, cohorts, people, trusts

TRUSTS: StoredEvents[trusts.Event] = StoredEvents(
    Stored("recruitment.trust_onboarded.v1", trusts.TrustOnboarded),
    Stored("recruitment.settings_revised.v1", trusts.SettingsRevised),
)

COHORTS: StoredEvents[cohorts.Event] = StoredEvents(
    Stored("recruitment.cohort_opened.v1", cohorts.CohortOpened),
    Stored("recruitment.recruiting_closed.v1", cohorts.RecruitingClosed),
)

APPLICATIONS: StoredEvents[applications.Event] = StoredEvents(
    Stored("recruitment.applied.v1", applications.Applied),
    Stored("recruitment.accepted.v1", applications.Accepted),
    Stored("recruitment.placed_on_waiting_list.v1", applications.PlacedOnWaitingList),
    Stored("recruitment.declined.v1", applications.Declined),
    Stored("recruitment.withdrawn.v1", applications.Withdrawn),
    Stored("recruitment.left_trust.v1", applications.LeftTrust),
)

PEOPLE: StoredEvents[people.Event] = StoredEvents(
    Stored("recruitment.erasure_asked.v1", people.ErasureAsked),
    Stored("recruitment.person_erased.v1", people.PersonErased),
)
