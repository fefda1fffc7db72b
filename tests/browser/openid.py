"""A small OpenID provider for one visitor, whom it knows without asking."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "stance"


@contextmanager
def provider(**claims: object) -> Iterator[str]:
    """Its address, until the block ends; `claims` are what it says of the visitor."""
    key = RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig", "alg": "RS256"})
    server = ThreadingHTTPServer(("localhost", 0), _Handler)
    server.key, server.claims, server.nonces = key, claims, {}
    server.issuer = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.server.nonces["code"] = asked["nonce"]
            self.send_response(302)
            self.send_header(
                "Location", asked["redirect_uri"] + "?" + urlencode({"code": "code", "state": asked["state"]})
            )
            self.end_headers()
        elif address.path == "/keys":
            self._answer({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self._answer(self._metadata())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        now = int(time.time())
        token = self.server.claims | {
            "iss": self.server.issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 3600,
            "nonce": self.server.nonces["code"],
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, token, self.server.key)
        self._answer({"access_token": "a", "token_type": "Bearer", "expires_in": 3600, "id_token": signed})

    def _metadata(self) -> dict[str, object]:
        issuer = self.server.issuer
        return {
            "issuer": issuer, "authorization_endpoint": f"{issuer}/authorize", "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }  # fmt: skip

    def _answer(self, record: dict[str, object]) -> None:
        body = json.dumps(record).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests have their own output."""
