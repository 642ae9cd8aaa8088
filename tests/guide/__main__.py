"""Take the pictures of docs/guide anew, on the programme in mid-life: `make guide`.

A file is written only where somebody would see that it differs. Pictures that no scene takes any more are removed.
"""

from pathlib import Path
from typing import Final

from plp_demo.platform import left
from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from plp_demo.report.running_now import HOW_TO_STOP
from plp_operate.deployment.services import PORTAL
from tests.guide.camera import Camera, GuideVisit
from tests.guide.pages import PICTURES, ROOT
from tests.guide.pictures import WIDTH
from tests.guide.scenes import SCENES
from tests.guide.somebody import Somebody
from tests.support import ending
from tests.support.browsing.chromium import chromium_running
from tests.support.browsing.seen import Seen
from tests.support.commands import playing

SCENARIO: Final = ROOT / "scenarios" / "midlife"


def main() -> None:
    with playing("up", SCENARIO) as platform:
        platform.wait_for(HOW_TO_STOP)
        camera = _go_through(left.read(platform.platform), PICTURES)
        ending.by_sigterm(platform)
    for left_over in sorted(set(PICTURES.glob("*.png")) - {PICTURES / f"{name}.png" for name in camera.taken}):
        left_over.unlink()
        print(f"removed {left_over.name}")
    print(f"{len(camera.taken)} pictures, {len(camera.written)} of them written: {', '.join(camera.written) or 'none'}")


def _go_through(at: Addresses, folder: Path) -> Camera:
    camera, client = Camera(folder), ApiClient(at)
    with chromium_running() as browser:
        for scene in SCENES.values():
            visit = GuideVisit(browser, at.http(PORTAL), at.issuer, Seen(), WIDTH, javascript=True)
            scene(Somebody(visit, camera, client))
            visit.close()
    return camera


if __name__ == "__main__":
    main()
