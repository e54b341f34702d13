"""The two listeners of the gateway: one for everybody, one for the machine itself."""

import json

from talentsphere.gateway.facts import Gateway
from talentsphere.gateway.limits import POLICY
from talentsphere.gateway.routing import Location

_POLICY = "Content-Security-Policy"
SECURITY_HEADERS = {
    _POLICY: "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def public_server(gateway: Gateway, blocks: tuple[Location, ...], web: str) -> str:
    """The listener for everybody. `web` is the role that answers for health and pages."""
    # An answer with a policy of its own keeps that one alone: a browser would obey both.
    headers = SECURITY_HEADERS | {_POLICY: "$content_policy"}
    if gateway.https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    added = _added(headers, depth=4)
    static_headers = _added(headers, depth=8)
    page_headers = _added(headers | {_POLICY: gateway.page_policy}, depth=8)
    body = "\n".join(indent(_location(block)) for block in blocks)
    health = "\n".join(
        f"    location = {path} {{ access_log off; proxy_pass http://{web}; }}"
        for path in ("/health", "/livez", "/readyz")
    )
    return f"""server {{
    listen {gateway.host}:{gateway.public_port};
    server_name _;
    error_page 405 @refused_method;
{added}
    location /static/ {{
        alias {gateway.static}/;
        access_log off;
        expires 1y;
{static_headers}
    }}
{health}
    location = /metrics {{ access_log off; proxy_pass http://{web}; }}
{body}
    location @refused_method {{
        internal;
        default_type application/problem+json;
        add_header Allow "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" always;
        return 405 '{_problem(405, "method_not_allowed", "This method is not allowed here")}';
    }}
    location @api_unavailable {{
        internal;
        default_type application/problem+json;
        add_header Retry-After 2 always;
        return 503 '{_problem(503, "unavailable", "This part is not available right now")}';
    }}
    location @api_limited {{
        internal;
        default_type application/problem+json;
        add_header Retry-After 1 always;
        return 429 '{_problem(429, "too_many_requests", "Too many requests")}';
    }}
    location @api_too_large {{
        internal;
        default_type application/problem+json;
        return 413 '{_problem(413, "too_large", "The request is larger than is accepted")}';
    }}
    location ^~ /gateway-pages/ {{
        internal;
        ssi on;
        default_type text/html;
        alias {gateway.pages}/;
{page_headers}
    }}
}}"""


def content_policy() -> str:
    """The variable with our policy, empty for an answer that brings one."""
    return (
        "map $upstream_http_content_security_policy $content_policy "
        f'{{ "" "{SECURITY_HEADERS[_POLICY]}"; default ""; }}'
    )


def _added(headers: dict[str, str], *, depth: int) -> str:
    return "\n".join(f'{" " * depth}add_header {name} "{value}" always;' for name, value in headers.items())


def _location(block: Location) -> str:
    target = f"${block.variable}" if block.by_method else block.default
    sign = "=" if block.exact else "^~" if block.path != "/" else ""
    limit = next((limit for limit in POLICY if limit.zone == block.zone), None)
    limited = f"limit_req zone={limit.zone} burst={limit.burst} nodelay;" if limit else ""
    if block.path.startswith("/api/"):
        errors = "error_page 502 503 504 = @api_unavailable; error_page 429 = @api_limited; "
        errors += "error_page 413 = @api_too_large;"
    else:
        errors = (
            "error_page 429 /gateway-pages/429.html; error_page 502 504 /gateway-pages/502.html; "
            "error_page 503 /gateway-pages/503.html;"
        )
    return f"location {sign} {block.path} {{ {limited} {errors} proxy_pass http://{target}; }}"


def internal_server(gateway: Gateway, web: str) -> str:
    """Metrics for the machine's own monitoring, on a socket that only this account reaches."""
    return f"""server {{
    listen unix:{gateway.run}/internal.sock;
    access_log off;
    location = /metrics {{ proxy_set_header X-Gateway ""; proxy_pass http://{web}; }}
    location / {{ return 404; }}
}}"""


def _problem(status: int, code: str, title: str) -> str:
    problem = {
        "type": f"/api/v1/docs#{code}", "title": title, "status": status, "detail": title, "code": code,
        "request_id": "$rid",
    }  # fmt: skip
    return json.dumps(problem)


def indent(text: str) -> str:
    """The text one level deeper."""
    return "\n".join("    " + line if line else line for line in text.split("\n"))
