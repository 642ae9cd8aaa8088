"""The issuer's signing key, kept in a file that only its owner can read, so that a restart leaves tokens valid."""

import json
import os
import tempfile
from pathlib import Path

from joserfc.jwk import RSAKey


def signing_key(path: Path) -> RSAKey:
    """The key in the file, which is made, whole or not at all, if it is not there."""
    if path.exists():
        return RSAKey.import_key(json.loads(path.read_text()))
    key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        json.dump(key.as_dict(private=True), file)
    Path(name).replace(path)
    return key
