"""Recruitment, put together."""

from importlib.resources import files

from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint
from recruitment.adapters.published import LANGUAGE, TOPIC
from recruitment.application.aggregates import APPLICATIONS, COHORTS, PEOPLE, REQUESTS, STAFF, TRUSTS
from recruitment.application.due import due
from recruitment.application.erasure import erased
from recruitment.application.follow import follow
from recruitment.entrypoints import applications, cohorts, exports, imports, looking, own_applications, own_texts, people, trusts

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
    trusts.blueprint,
    cohorts.blueprint,
    applications.blueprint,
    own_applications.blueprint,
    own_texts.blueprint,
    looking.blueprint,
    imports.blueprint,
    people.blueprint,
    exports.blueprint,
)
