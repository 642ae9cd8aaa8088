"""Copies what the pages need from the npm package nhsuk-frontend, a file that `npm pack nhsuk-frontend@<version>` fetches.

python tools/vendor_nhsuk_frontend.py <package.tgz> <version> <integrity, as `npm view nhsuk-frontend@<version>` prints it>
"""  # noqa: INP001 - a tool beside the distribution, not part of it

import base64
import hashlib
import re
import sys
import tarfile
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "src/portal/site/static"
STYLES, SCRIPT, IMAGES = "nhsuk-frontend.min.css", "nhsuk-frontend.min.js", "package/dist/nhsuk/assets/images/"
CHANGES = """\
package {name}
version {version}
integrity {integrity}
licence MIT, (c) NHS England
changed @font-face is removed (its fonts are on another host), images are beside the styles, no source maps are named
"""
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
IMAGE = re.compile(r"url\(/assets/images/([a-z-]+\.svg)\)")
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=[^\n]*$")


def main(package: Path, version: str, integrity: str) -> None:
    if integrity != f"sha512-{base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()}":
        raise SystemExit("The package does not have that integrity.")
    with tarfile.open(package) as archive:
        kept = _kept(archive)
    folder = STATIC / f"nhsuk-frontend-{version}"
    for name, content in kept.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    sums = "".join(f"sha512 {hashlib.sha512(content).hexdigest()} {name}\n" for name, content in sorted(kept.items()))
    (folder / "VERSION").write_text(CHANGES.format(name="nhsuk-frontend", version=version, integrity=integrity) + sums)


def _kept(archive: tarfile.TarFile) -> dict[str, bytes]:
    styles = FONT_FACE.sub("", _text(archive, f"package/dist/nhsuk/{STYLES}"))
    images = sorted(set(IMAGE.findall(styles)))
    return {
        STYLES: SOURCE_MAP.sub("", IMAGE.sub(r"url(images/\1)", styles)).encode(),
        SCRIPT: SOURCE_MAP.sub("", _text(archive, f"package/dist/nhsuk/{SCRIPT}")).encode(),
        **{f"images/{name}": _text(archive, IMAGES + name).encode() for name in images},
    }


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    if member is None:
        raise SystemExit(f"The package has no file {name}.")
    return member.read().decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
