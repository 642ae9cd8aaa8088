"""The deployment of a command: the one in the environment, or else the one that runs on this machine."""

from collections.abc import Mapping

from plp_kit.process.settings import SettingsRefused
from plp_operate.deployment import environment, file
from plp_operate.deployment.deployment import Deployment


def described(environ: Mapping[str, str]) -> Deployment:
    """Raises SettingsRefused."""
    if environment.describes(environ):
        return environment.read(environ)
    where = file.place(environ)
    try:
        return environment.read(file.read(where))
    except FileNotFoundError:
        raise SettingsRefused(
            f"the environment describes no deployment (docs/deployment.md names the variables), and there is no {where}, "
            "which `make up` leaves"
        ) from None
