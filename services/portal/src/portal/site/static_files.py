"""Styles, scripts and images, all our own or vendored. Addresses of vendored files carry a version, so browsers may keep them."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, send_from_directory

from portal.site.guards import EVERYBODY, no_page

FRONTEND: Final = "nhsuk-frontend-10.6.1"
ASSETS: Final = f"/static/{FRONTEND}"
FOLDER: Final = Path(str(files("portal.site") / "static"))
A_YEAR: Final = "public, max-age=31536000, immutable"
AN_HOUR: Final = "public, max-age=3600"

blueprint = Blueprint("static_files", __name__)


@blueprint.get("/static/<path:name>")
@no_page(EVERYBODY)
def static_file(name: str) -> Response:
    response = send_from_directory(FOLDER, name)
    response.headers["Cache-Control"] = A_YEAR if name.startswith(f"{FRONTEND}/") else AN_HOUR
    return response
