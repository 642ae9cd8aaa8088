"""Application forms with a drawn profile in the place of what they had."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Application
from plp_demo.scenario.synthetic.profiles import Profile


def filled(rows: Sequence[Application], forms: Mapping[Key, Profile]) -> list[Application]:
    return [_with(row, forms[row.person]) for row in rows]


def _with(row: Application, form: Profile) -> Application:
    return replace(
        row,
        topics_to_learn=form.learn,
        topics_to_share=form.share,
        answer_1=form.answer_1,
        answer_2=form.answer_2,
        interests=form.interests,
        availability=form.availability,
        meeting_mode=form.meeting_mode,
        site=form.site,
        directorate=form.directorate,
        profession=form.profession,
    )
