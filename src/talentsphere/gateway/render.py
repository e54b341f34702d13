"""Renders nginx's configuration from the registry, the roles that run and the settings. Pure."""

import json
from dataclasses import dataclass
from pathlib import Path

from talentsphere.gateway.limits import POLICY
from talentsphere.gateway.routing import Location, Role, locations

SLOTS = 20

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_TYPES = {
    "text/html": "html", "text/css": "css", "text/javascript": "js", "application/json": "json",
    "image/svg+xml": "svg", "image/png": "png", "image/webp": "webp", "image/x-icon": "ico", "text/plain": "txt",
    "application/manifest+json": "webmanifest",
}  # fmt: skip
_COMPRESSED = (
    "text/css text/javascript text/plain application/json application/problem+json image/svg+xml "
    "application/xml application/rss+xml application/ld+json"
)


@dataclass(frozen=True)
class Gateway:
    """What the configuration is made of. Paths are absolute; `public_port` listens on `host`."""

    host: str
    public_port: int
    run: Path
    logs: Path
    static: Path
    error_page: Path
    max_body: int
    exempt: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    roles: tuple[Role, ...]
    https: bool
    as_root: bool


def nginx_conf(gateway: Gateway) -> str:
    """The whole nginx.conf."""
    blocks = locations(gateway.roles)
    web = next(role.name for role in gateway.roles if "web" in role.services)
    parts = [
        _main(gateway),
        "http {",
        _indent(_http(gateway)),
        *(_indent(_upstream(gateway, role)) for role in gateway.roles),
        *(_indent(_method_map(block)) for block in blocks if block.by_method),
        _indent(_public_server(gateway, blocks, web)),
        _indent(_internal_server(gateway, web)),
        "}",
    ]
    return "\n".join(parts) + "\n"


def _main(gateway: Gateway) -> str:
    # Workers of a root master become nobody by default, who can't reach sockets in a private folder.
    user = "user root root;\n" if gateway.as_root else ""
    return (
        f"{user}worker_processes 1;\npid {gateway.run}/nginx.pid;\nerror_log stderr warn;\n"
        "worker_shutdown_timeout 30s;\nevents { worker_connections 4096; }"
    )


def _http(gateway: Gateway) -> str:
    types = " ".join(f"{kind} {ending};" for kind, ending in _TYPES.items())
    temp = "\n".join(
        f"{name}_temp_path {gateway.run}/nginx/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    zones = "\n".join(
        f"limit_req_zone $limit_key zone={limit.zone}:4m rate={limit.rate}r/s;" for limit in POLICY
    )
    exempt = " ".join(f"{address} '';" for address in gateway.exempt)
    trusted = "\n".join(f"set_real_ip_from {address};" for address in gateway.trusted_proxies)
    fields = {
        "time": "$time_iso8601", "request_id": "$rid", "client": "$remote_addr", "method": "$request_method",
        "uri": "$uri", "status": "$status", "bytes": "$body_bytes_sent", "seconds": "$request_time",
        "upstream_seconds": "$upstream_response_time", "agent": "$http_user_agent",
    }  # fmt: skip
    return f"""types {{ {types} }}
default_type application/octet-stream;
{temp}
log_format json escape=json '{json.dumps(fields)}';
access_log {gateway.logs}/access.log json buffer=16k flush=1s;
server_tokens off;
sendfile on;
tcp_nopush on;
keepalive_timeout 65s;
keepalive_min_timeout 10s;
client_max_body_size {gateway.max_body};
client_body_buffer_size 128k;
gzip on;
gzip_comp_level 4;
gzip_min_length 800;
gzip_proxied any;
gzip_types {_COMPRESSED};
{trusted}
real_ip_header X-Forwarded-For;
real_ip_recursive on;
map $http_x_request_id $rid {{ "~^[A-Za-z0-9._-]{{8,64}}$" $http_x_request_id; default $request_id; }}
geo $limit_key_of {{ default limited; {exempt} }}
map $limit_key_of $limit_key {{ limited $binary_remote_addr; default ""; }}
{zones}
limit_req_status 429;
proxy_http_version 1.1;
proxy_set_header Host $http_host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;
proxy_set_header X-Request-ID $rid;
proxy_set_header X-Gateway public;
proxy_set_header Connection "";
proxy_connect_timeout 5s;
proxy_read_timeout 60s;
proxy_next_upstream error timeout;
proxy_next_upstream_tries 2;
proxy_buffers 16 16k;
proxy_buffer_size 16k;"""


def _upstream(gateway: Gateway, role: Role) -> str:
    # Slots are links that a release change re-points one by one; connections to them are not kept, so that
    # no answer comes from a release after its last slot moved away.
    slots = "\n".join(
        f"    server unix:{gateway.run}/slots/{role.name}/s{slot:02}.sock max_fails=0;"
        for slot in range(SLOTS)
    )
    return f"upstream {role.name} {{\n    zone {role.name} 64k;\n    random;\n    keepalive 0;\n{slots}\n}}"


def _method_map(block: Location) -> str:
    choices = " ".join(f"{method} {role};" for method, role in block.by_method.items())
    return f"map $request_method ${block.variable} {{ {choices} default {block.default}; }}"


def _public_server(gateway: Gateway, blocks: tuple[Location, ...], web: str) -> str:
    headers = dict(SECURITY_HEADERS)
    if gateway.https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    added = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    static_headers = "\n".join(
        f'        add_header {name} "{value}" always;' for name, value in headers.items()
    )
    body = "\n".join(_indent(_location(block)) for block in blocks)
    health = "\n".join(
        f"    location = {path} {{ access_log off; proxy_pass http://{web}; }}"
        for path in ("/health", "/livez", "/readyz")
    )
    return f"""server {{
    listen {gateway.host}:{gateway.public_port};
    server_name _;
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
    location = /gateway-error {{ internal; alias {gateway.error_page}; default_type text/html; }}
}}"""


def _location(block: Location) -> str:
    target = f"${block.variable}" if block.by_method else block.default
    sign = "=" if block.exact else "^~" if block.path != "/" else ""
    limit = next((limit for limit in POLICY if limit.zone == block.zone), None)
    limited = f"limit_req zone={limit.zone} burst={limit.burst} nodelay;" if limit else ""
    if block.path.startswith("/api/"):
        errors = "error_page 502 503 504 = @api_unavailable; error_page 429 = @api_limited; "
        errors += "error_page 413 = @api_too_large;"
    else:
        errors = "error_page 413 429 502 503 504 /gateway-error;"
    return f"location {sign} {block.path} {{ {limited} {errors} proxy_pass http://{target}; }}"


def _internal_server(gateway: Gateway, web: str) -> str:
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


def _indent(text: str) -> str:
    return "\n".join("    " + line if line else line for line in text.split("\n"))
