"""A small site on loopback that serves the gallery with the built files under the policy that production has."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from talentsphere.web.shell.assets import DIST

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class Site:
    """Pages by path, what was posted, and the status with which posts are answered."""

    def __init__(self, pages):
        self.pages = pages
        self.requests = []
        self.posts = []
        self.post_status = 204
        self.problem = None
        self._server = ThreadingHTTPServer(("127.0.0.1", _free_port()), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def forget(self):
        self.requests.clear()
        self.posts.clear()
        self.post_status, self.problem = 204, None

    def _handler(site):  # noqa: N805 - the handler's own self is the inner one
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def answer(self, status, body=b"", kind="text/html; charset=utf-8"):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", POLICY)
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                path = self.path.partition("?")[0]
                site.requests.append((self.path, self.headers.get("HX-Request")))
                built = DIST / path.removeprefix("/static/")
                if path in site.pages:
                    self.answer(200, site.pages[path].encode())
                elif path.startswith("/static/") and built.is_file():
                    self.answer(200, built.read_bytes(), KINDS[built.suffix[1:]])
                else:
                    self.answer(404, b"nothing")

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                site.posts.append((self.path, {k: v[0] for k, v in parse_qs(body).items()}))
                if site.problem:
                    self.answer(
                        site.post_status, json.dumps(site.problem).encode(), "application/problem+json"
                    )
                else:
                    self.answer(site.post_status)

        return Handler


def _free_port():
    """A free port below the ones the system hands out for outgoing connections."""
    for port in range(21000, 32000, 7):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("There is no free port between 21000 and 32000.")
