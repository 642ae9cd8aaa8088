"""Apache Kafka's jars from Maven Central, fetched once into a folder, for a Java that can run them."""

import fcntl
import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JAVA = 17
REPOSITORY = Path(__file__).resolve().parents[5]
POM = REPOSITORY / "deploy" / "kafka" / "pom.xml"
LIBRARIES = REPOSITORY / "var" / "kafka-libs"
MARK = "pom.sha256"


class Unobtainable(Exception):
    """There is no Apache Kafka to be had here; the sentence says what is missing."""


def require_java() -> None:
    """Raises Unobtainable unless `java` is on the path and new enough."""
    if shutil.which("java") is None:
        raise Unobtainable(f"there is no java on the path (a JDK of version {JAVA} or newer is needed)")
    printed = subprocess.run(("java", "-version"), check=False, capture_output=True, text=True, timeout=30).stderr
    version = re.search(r'version "(\d+)', printed)
    if version is None or int(version[1]) < JAVA:
        raise Unobtainable(f"java is too old (version {JAVA} or newer is needed): {printed.strip()}")


def jars(libraries: Path = LIBRARIES, pom: Path = POM) -> Path:
    """The folder with the jars of this very pom; fetched if they are not there. Raises Unobtainable."""
    require_java()
    if not pom.exists():
        raise Unobtainable(f"{pom} is missing, which names Kafka's version")
    digest = hashlib.sha256(pom.read_bytes()).hexdigest()
    if _complete(libraries, digest):
        return libraries
    libraries.parent.mkdir(parents=True, exist_ok=True)
    with _alone(libraries.with_name(libraries.name + ".lock")):
        if not _complete(libraries, digest):
            _fetch(libraries, pom, digest)
    return libraries


def _complete(libraries: Path, digest: str) -> bool:
    mark = libraries / MARK
    return mark.exists() and mark.read_text() == digest


def _require_ours(libraries: Path) -> None:
    """What somebody else keeps in a folder is not overwritten."""
    if libraries.exists() and any(libraries.iterdir()) and not (libraries / MARK).exists():
        raise Unobtainable(f"{libraries} holds something else: Kafka's jars want a folder of their own")


def _fetch(libraries: Path, pom: Path, digest: str) -> None:
    """Beside the folder first: half a download is not mistaken for one, and what runs from the old jars has them till then."""
    if shutil.which("mvn") is None:
        raise Unobtainable("there is no mvn on the path (Maven fetches Apache Kafka)")
    _require_ours(libraries)
    unfinished = libraries.with_name(libraries.name + ".unfinished").absolute()
    shutil.rmtree(unfinished, ignore_errors=True)
    goal = ("dependency:copy-dependencies", f"-DoutputDirectory={unfinished}")
    command = ("mvn", "-q", "-B", "--strict-checksums", "-f", str(pom), *goal)
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise Unobtainable(f"Maven could not fetch Apache Kafka: {done.stdout.strip()[-2000:]}")
    (unfinished / MARK).write_text(digest)
    shutil.rmtree(libraries, ignore_errors=True)
    unfinished.rename(libraries)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Test workers ask at the same time; one fetches, the others wait for it."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
