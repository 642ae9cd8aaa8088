"""What the pages show on which a facilitator enters an application."""

from collections.abc import Iterable
from dataclasses import replace

from portal.applying.apply import present as applicants
from portal.applying.apply.calls import Offer
from portal.applying.apply.present import Answered, Intro, TaskPage
from portal.applying.apply.questions import Asked
from portal.applying.entering import words
from portal.applying.entering.calls import EnteredForm
from portal.site.present import day


def task_page(form: EnteredForm, answered: Iterable[Answered]) -> TaskPage:
    each = tuple(answered)
    sections = tuple(applicants.sections_of(form.offer, each, words.SECTIONS, words.QUESTION_TITLES))
    closed = None if form.may_enter else words.NOT_YET.format(day=day(form.offer.recruiting_opens_on))
    return TaskPage(words.TASKS_TITLE, _when(form.offer), closed, sections, all(one.is_complete for one in each))


def _when(offer: Offer) -> str:
    said = words.WHEN_OVER if offer.applying == "over" else words.WHEN
    return said.format(cohort=offer.title, day=day(offer.apply_until))


def intro(asked: Asked, offer: Offer) -> Intro:
    """As applicants read it, but for what is said to them about their own screen."""
    title = words.QUESTION_TITLES[asked.kind]
    match asked.kind:
        case "person" | "received":
            return Intro(title)
        case "sides":
            return replace(applicants.intro(asked, offer), heading=title, paragraphs=(applicants.why_sides(offer),))
        case "place":
            return replace(applicants.intro(asked, offer), heading=title)
        case _:
            return applicants.intro(asked, offer)
