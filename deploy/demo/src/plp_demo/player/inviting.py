"""Applications that people did not make themselves: entered for them, or invited by a list."""

import csv
from collections.abc import Sequence
from io import StringIO

from plp_demo.player.acting import Acting
from plp_demo.player.recruiting import SERVICE, consents
from plp_demo.scenario import actions
from plp_demo.scenario.inviting import EnteredApplication, Import, ImportRow
from recruitment.applications.applicants import Side


def perform(acting: Acting, action: actions.Inviting) -> None:
    match action:
        case actions.EnterApplication(entered):
            path = f"/cohorts/{acting.cohort(entered.cohort)}/entered-applications"
            acting.post(SERVICE, path, _entered(entered))
        case actions.SendList(file, rows):
            path = f"/cohorts/{acting.cohort(file.cohort)}/import-files?channel={file.channel}"
            response = acting.post(SERVICE, path, _list(file, rows))
            acting.memory.keep("file", acting.trust, file.cohort, file.file, identifier=str(response["id"]))
        case actions.ImportList(file):
            path = f"/import-files/{acting.memory.of('file', acting.trust, file.cohort, file.file)}"
            looked = acting.get(SERVICE, f"{path}/dry-run")
            acting.post(SERVICE, f"{path}/import", {"dry_run": looked["dry_run"]})


def _entered(row: EnteredApplication) -> dict[str, object]:
    return {
        "name": row.name,
        "address": row.email,
        "means": row.means,
        "on": row.given_on.isoformat(),
        "authority": row.authority,
        "form": {
            "sides": list(row.sides),
            "senior_role_confirmed": Side.SENIOR in row.sides,
            "identifies_with_group": Side.SERVED in row.sides,
            "aims_confirmed": True,
            "topics_to_learn": list(row.topics_to_learn),
            "topics_to_share": list(row.topics_to_share),
            "profile": [row.answer_1, row.answer_2, row.answer_3],
            "consents": consents(row.consents),
            "channel": row.channel,
            "preferred_name": row.name,
        },
    }


def _list(file: Import, rows: Sequence[ImportRow]) -> bytes:
    """As Excel saves one in UTF-8."""
    text = StringIO()
    csv.writer(text).writerows([(file.name_heading, file.email_heading), *((row.name, row.email) for row in rows)])
    return text.getvalue().encode("utf-8-sig")
