"""An issuer of tokens as the services look for one: discovery and keys over HTTP, signing for anybody."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from plp_demo.servers.ports import LOOPBACK
from plp_kit.web.roles import Role
from plp_testkit.http import Signer


@dataclass(frozen=True, slots=True)
class Issuer:
    url: str
    signer: Signer = field(default_factory=Signer, repr=False)

    def token(self, subject: str, tenant: str, *roles: Role) -> str:
        return self.signer.token(subject, tenant, *roles, iss=self.url)

    def documents(self) -> dict[str, object]:
        return {
            "/.well-known/openid-configuration": {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"},
            "/jwks": {"keys": [self.signer.private.as_dict(private=False)]},
        }


@contextmanager
def issuer() -> Iterator[Issuer]:
    with ThreadingHTTPServer((LOOPBACK, 0), BaseHTTPRequestHandler) as server:
        issuer = Issuer(f"http://{LOOPBACK}:{server.server_address[1]}")
        server.RequestHandlerClass = _answering(issuer.documents())
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield issuer
        server.shutdown()


def _answering(documents: dict[str, object]) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(documents[self.path]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Says nothing."""

    return Answering
