"""Recruitment, put together."""

from importlib.resources import files

from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from recruitment.application.aggregates import APPLICATIONS, COHORTS, PEOPLE, REQUESTS, STAFF, TRUSTS
from recruitment.application.due import due
from recruitment.application.erasure import erased
from recruitment.application.follow import follow
from recruitment.applications.routes import applications, own, own_texts, viewing
from recruitment.cohorts import routes
from recruitment.exports import routes
from recruitment.imports import routes
from recruitment.messages.published import LANGUAGE, TOPIC
from recruitment.people import routes
from recruitment.trusts.routes import trust

RECRUITMENT = Service(
    name="recruitment",
    title="Recruitment",
    aggregates=(TRUSTS, COHORTS, APPLICATIONS, PEOPLE, STAFF, REQUESTS),
    language=LANGUAGE,
    migrations=files("recruitment.migrations"),
    topics=(TOPIC,),
    follow=follow,
    due=due,
    secrets=("recognition",),
    erased=erased,
)
BLUEPRINTS: tuple[Blueprint, ...] = (
    trust.blueprint,
    routes.blueprint,
    applications.blueprint,
    own.blueprint,
    own_texts.blueprint,
    viewing.blueprint,
    routes.blueprint,
    routes.blueprint,
    routes.blueprint,
)
