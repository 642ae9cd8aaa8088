"""Matching, for facilitators and network co-chairs: a cohort's rounds, and what they read of one of them."""

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from plp_kit.web.roles import Role
from portal.matching import calls, comparing, notes, person, words
from portal.matching.acts import links
from portal.matching.asked import asked, page_number
from portal.matching.calls import Couple
from portal.matching.finding import found_by, where_found
from portal.matching.pair import pair_page
from portal.matching.present import back_of_rounds, cohort_rows, rounds_shown
from portal.matching.profiles import profiles_page
from portal.matching.proposal import people_on, proposal_page
from portal.matching.unplaced import unplaced_page
from portal.site import current
from portal.site.answers import answered, found
from portal.site.calls import Refused
from portal.site.guards import no_page, page
from portal.site.links import page_of
from portal.site.looking import look
from portal.site.names import names_of

blueprint = Blueprint("matching", __name__)
MOST_TYPED: Final = 200
NOT_AVAILABLE: Final = "not_available"


@blueprint.get("/matching")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.COHORTS_TITLE)
def cohorts() -> ResponseReturnValue:
    rows = cohort_rows(found(current.fetch(calls.COHORTS)).value)
    return render_template("matching/cohorts.jinja", words=words, rows=rows)


@blueprint.get("/cohorts/<uuid:cohort>/matching")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.ROUNDS_TITLE)
def rounds(cohort: UUID) -> ResponseReturnValue:
    opened = current.fetch(calls.ROUNDS, cohort=cohort)
    about, known = found(current.fetch(calls.COHORT, cohort=cohort)).value, found(opened).value
    shown, acts = rounds_shown(known), [act for act in links.of_cohort(cohort, known) if page_of(act.address)]
    back = back_of_rounds(page_of, cohort)
    return render_template("matching/rounds.jinja", words=words, about=about, rounds=shown, acts=acts, back=back)


@blueprint.get("/rounds/<uuid:round_id>")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.ROUND_TITLE)
def proposal(round_id: UUID) -> ResponseReturnValue:
    wanted = asked(request.args)
    known = found(current.fetch(calls.PAIRS, wanted.query, round_id=round_id)).value
    about = current.fetch(calls.COHORT, cohort=known.cohort)
    names = names_of(people_on(known, wanted))
    shown, managers = proposal_page(known, wanted, found(about).value, names), page_of(f"/cohorts/{known.cohort}/managers")
    told = {"round": known, "page": shown, "acts": links.of_round(known), "managers": managers}
    return render_template("matching/round.jinja", words=words, about=about.result(), **told)


@blueprint.post("/rounds/<uuid:round_id>/find")
@no_page(Role.FACILITATOR, Role.CO_CHAIR)
def find(round_id: UUID) -> ResponseReturnValue:
    """What is typed stays out of the address that it leads to."""
    known = found(current.fetch(calls.PEOPLE, round_id=round_id)).value
    people = found_by(request.form.get("name", "")[:MOST_TYPED], names_of(each.person for each in known.people))
    return redirect(f"/rounds/{round_id}?{urlencode(where_found(people))}#pairs", 303)


@blueprint.get("/rounds/<uuid:round_id>/pairs/<uuid:one>/<uuid:other>")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PAIR_TITLE)
def pair(round_id: UUID, one: UUID, other: UUID) -> ResponseReturnValue:
    outline = current.fetch(calls.OUTLINE, round_id=round_id)
    told = current.ask(calls.PAIR, round_id=round_id, one=one, other=other)
    if isinstance(told, Refused):
        return _cannot_be_paired(round_id) if told.code == NOT_AVAILABLE else _closed(round_id, told)
    known = answered(told).value
    about = current.fetch(calls.COHORT, cohort=found(outline).value.cohort)
    names = names_of((known.senior, known.colleague))
    shown = pair_page(round_id, known, found(about).value, names)
    acts = links.of_pair(round_id, known.senior, known.colleague, is_pinned=known.is_pinned)
    return render_template("matching/pair.jinja", words=words, round_id=round_id, page=shown, acts=acts)


@blueprint.get("/rounds/<uuid:round_id>/pairs/<uuid:one>/<uuid:other>/profiles")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PROFILES_TITLE)
def profiles(round_id: UUID, one: UUID, other: UUID) -> ResponseReturnValue:
    """The profiles are closed to candidates of the round, too: they could read in them how their own pair came about."""
    known = found(current.fetch(calls.OUTLINE, round_id=round_id)).value
    if not known.scored:
        return _closed(round_id, Refused("candidate_of_round", words.CANDIDATE))
    told = look(calls.PROFILES, Couple((one, other)), cohort=known.cohort)
    if isinstance(told, Refused):
        return _closed(round_id, told)
    shown = profiles_page(answered(told).value, (one, other), names_of((one, other)))
    back = f"/rounds/{round_id}/pairs/{one}/{other}"
    return render_template("matching/profiles.jinja", words=words, back=back, page=shown)


@blueprint.get("/rounds/<uuid:round_id>/people/<uuid:person_id>")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.PERSON_TITLE)
def alternatives(round_id: UUID, person_id: UUID) -> ResponseReturnValue:
    told, number = current.ask(calls.PERSON, round_id=round_id, person=person_id), page_number(request.args)
    if isinstance(told, Refused):
        return _closed(round_id, told)
    known = answered(told).value
    shown = person.person_page(round_id, known, names_of(person.people_on(known, number)), number)
    acts = links.of_person(round_id, known.person)
    return render_template("matching/person.jinja", words=words, round_id=round_id, page=shown, acts=acts)


@blueprint.get("/rounds/<uuid:round_id>/unplaced")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.UNPLACED_TITLE)
def unplaced(round_id: UUID) -> ResponseReturnValue:
    told = current.ask(calls.UNPLACED, round_id=round_id)
    if isinstance(told, Refused):
        return _closed(round_id, told)
    known = answered(told).value
    about = current.fetch(calls.COHORT, cohort=known.cohort)
    names = names_of(each.person for each in known.people)
    shown = unplaced_page(round_id, known, found(about).value, names)
    return render_template("matching/unplaced.jinja", words=words, round_id=round_id, page=shown)


@blueprint.get("/rounds/<uuid:round_id>/compare")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.COMPARE_TITLE)
def compare(round_id: UUID) -> ResponseReturnValue:
    since = comparing.SIGNATURES if request.args.get("since") == comparing.SIGNATURES else None
    told = found(current.fetch(calls.CHANGES, {"since": since} if since else None, round_id=round_id)).value
    shown = comparing.compare_page(told, since, names_of(comparing.people_on(told)))
    return render_template("matching/compare.jinja", words=words, round_id=round_id, page=shown, since=since, told=told)


@blueprint.get("/rounds/<uuid:round_id>/notes")
@page(Role.FACILITATOR, Role.CO_CHAIR, title=words.NOTES_TITLE)
def notes_of_round(round_id: UUID) -> ResponseReturnValue:
    told = current.ask(calls.NOTES, round_id=round_id)
    if isinstance(told, Refused):
        return _closed(round_id, told)
    known, own = answered(told).value, current.signed_in().person
    rows = notes.note_rows(round_id, known, names_of(notes.people_on(known)))
    acts, of_each = (
        links.of_notes(round_id),
        {note.note: links.of_note(round_id, note.note) for note in known if note.author == own},
    )
    shown = {"rows": rows, "acts": acts, "acts_of": of_each}
    return render_template("matching/notes.jinja", words=words, round_id=round_id, **shown)


def _closed(round_id: UUID, refused: Refused) -> ResponseReturnValue:
    """A page of the round that is closed to the reader says why; it is nothing that they did wrong."""
    return render_template("matching/closed.jinja", words=words, round_id=round_id, why=refused.detail)


def _cannot_be_paired(round_id: UUID) -> ResponseReturnValue:
    return render_template("matching/cannot_be_paired.jinja", words=words, round_id=round_id)
