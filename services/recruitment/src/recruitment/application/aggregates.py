"""Recruitment's streams: each with its decider, its stored events and what its events feed."""

from plp_kit.core.aggregates import Aggregate
from recruitment.adapters import stored_events
from recruitment.domain import applications, cohorts, people, requests, staff, trusts
from recruitment.read_models import applications as application_rows
from recruitment.read_models import cohorts as cohort_rows
from recruitment.read_models import due, erased, messages
from recruitment.read_models import requests as request_rows
from recruitment.read_models import staff as staff_rows
from recruitment.read_models import trusts as trust_rows

TRUSTS = Aggregate("trust", trusts.trusts, stored_events.TRUSTS, (trust_rows.apply,))
COHORTS = Aggregate("cohort", cohorts.cohorts, stored_events.COHORTS, (cohort_rows.apply, due.of_cohort))
APPLICATIONS = Aggregate(
    "application",
    applications.applications,
    stored_events.APPLICATIONS,
    (application_rows.apply, messages.apply, due.of_application, due.of_retention),
)
STAFF = Aggregate("staff", staff.staff, stored_events.STAFF, (staff_rows.apply,))
PEOPLE = Aggregate("person", people.people, stored_events.PEOPLE, (due.of_person, erased.apply))
REQUESTS = Aggregate("request", requests.requests, stored_events.REQUESTS, (request_rows.apply, due.of_request))
