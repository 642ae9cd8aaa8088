"""Recruitment's streams: each with its decider, its stored events and what its events feed."""

from plp_kit.core.aggregates import Aggregate
from recruitment.adapters import stored_events
from recruitment.applications import decider
from recruitment.applications.table import applications as application_rows
from recruitment.applications.table import deadlines
from recruitment.cohorts import decider
from recruitment.cohorts.table import cohorts as cohort_rows
from recruitment.notices import table
from recruitment.people import decider
from recruitment.people.table import erased_people
from recruitment.requests import decider
from recruitment.requests.table import requests as request_rows
from recruitment.staff import decider
from recruitment.staff import table as staff_rows
from recruitment.trusts import decider
from recruitment.trusts import table as trust_rows

TRUSTS = Aggregate("trust", decider.trusts, stored_events.TRUSTS, (trust_rows.apply,))
COHORTS = Aggregate("cohort", decider.cohorts, stored_events.COHORTS, (cohort_rows.apply, deadlines.of_cohort))
APPLICATIONS = Aggregate(
    "application",
    decider.applications,
    stored_events.APPLICATIONS,
    (application_rows.apply, table.apply, deadlines.of_application, deadlines.of_retention),
)
STAFF = Aggregate("staff", decider.staff, stored_events.STAFF, (staff_rows.apply,))
PEOPLE = Aggregate("person", decider.people, stored_events.PEOPLE, (deadlines.of_person, erased_people.apply))
REQUESTS = Aggregate("request", decider.requests, stored_events.REQUESTS, (request_rows.apply, deadlines.of_request))
