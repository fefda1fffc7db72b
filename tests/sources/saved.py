"""Pages as browsers and crawlers save them."""

import base64

URL = b"https://gazette.example/aide"


def response(body: bytes, header: str = "X-Test: 1", kind: str = "response") -> bytes:
    """One WARC record holding an HTTP response."""
    lines = [b"HTTP/1.1 200 OK", header.encode()]
    if not header.lower().startswith("content-type"):
        lines.append(b"Content-Type: text/html; charset=utf-8")
    content = b"\r\n".join(lines) + b"\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %d" % (
        kind.encode(),
        URL,
        len(content),
    )
    return head + b"\r\n\r\n" + content + b"\r\n\r\n"


def mhtml(page: bytes) -> bytes:
    """A page saved by Chrome as one file, with a picture."""
    lines = [
        b"From: <Saved by Blink>", b"Snapshot-Content-Location: " + URL, b"Subject: Titre", b"MIME-Version: 1.0",
        b'Content-Type: multipart/related;', b'\ttype="text/html";', b'\tboundary="----Fin----"', b"", b"",
        b"------Fin----", b"Content-Type: text/html", b"Content-Transfer-Encoding: base64", b"",
        base64.encodebytes(page), b"------Fin----", b"Content-Type: image/png",
        b"Content-Transfer-Encoding: base64", b"", b"iVBORw0KGgo=", b"------Fin------", b"",
    ]  # fmt: skip
    return b"\r\n".join(lines)
