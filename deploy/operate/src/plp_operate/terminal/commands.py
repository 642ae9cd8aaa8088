"""How a command finds its deployment, and how a failure becomes a message and an exit code."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

import psycopg

from plp_kit.core.handling import FollowUpRefused
from plp_kit.core.migrating import MigrationRefused
from plp_kit.messaging.bus.port import SendFailed, Unfit, Unreachable
from plp_kit.messaging.restoring.accepting import NothingToAccept
from plp_kit.messaging.restoring.republishing import CannotRepublish
from plp_kit.process.rebuilding.cutting import NoCut
from plp_kit.process.rebuilding.filling import Strayed
from plp_kit.process.rebuilding.projections import NoSuchReadModel
from plp_kit.process.settings import SettingsRefused
from plp_kit.vault.key_file import KeyFileRefused
from plp_kit.vault.sealing import Tampered
from plp_kit.vault.tenant_keys import TenantKeyMissing
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.described import described
from plp_operate.refused import Refused

FAILED, WRONG_SETTINGS = 1, 2
FAILURES: Final = (
    CannotRepublish,
    FollowUpRefused,
    KeyFileRefused,
    MigrationRefused,
    NoCut,
    NoSuchReadModel,
    NothingToAccept,
    OSError,
    Refused,
    SendFailed,
    Strayed,
    Tampered,
    TenantKeyMissing,
    Unfit,
    Unreachable,
    psycopg.Error,
)
Arguments = ParamSpec("Arguments")


def on_deployment(command: Callable[Concatenate[Deployment, Arguments], int | None]) -> Callable[Arguments, None]:
    """A command on the deployment. It may return an exit code; None is 0."""

    @wraps(command)
    def run(*arguments: Arguments.args, **named: Arguments.kwargs) -> None:
        sys.exit(exit_code(lambda: command(described(os.environ), *arguments, **named)))

    return run


def exit_code(act: Callable[[], int | None]) -> int:
    """Returns what `act` returns, 1 after a failure, 2 for wrong settings, with a message. A bug is raised."""
    try:
        return act() or 0
    except SettingsRefused as refused:
        print(f"Nothing is done: {refused}.", file=sys.stderr)
        return WRONG_SETTINGS
    except FAILURES as failure:
        print(failure, file=sys.stderr)
        return FAILED
