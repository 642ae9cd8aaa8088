"""An operator's command about the deployment that the environment describes, or else about the platform that runs here."""

from collections.abc import Callable, Mapping

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_operate.deployment.sites import Site
from plp_operate.verbs import deploying


def at_site(environ: Mapping[str, str], act: Callable[[Site], None]) -> int:
    """The exit code: 0, 1 after a failure, 2 for wrong settings. What stands in the way becomes a sentence."""
    return deploying.of_deployment(environ, act) if deploying.is_described(environ) else _here(act)


@of_platform
def _here(at: Addresses, act: Callable[[Site], None]) -> int:
    act(at)
    return 0
