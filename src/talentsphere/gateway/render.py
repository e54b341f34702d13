"""Renders nginx's configuration from the registry, the roles that run and the settings. Pure."""

import json

from talentsphere.gateway.facts import SLOTS, Gateway
from talentsphere.gateway.limits import POLICY
from talentsphere.gateway.routing import Location, Role, locations
from talentsphere.gateway.servers import content_policy, indent, internal_server, public_server

_TYPES = {
    "text/html": "html", "text/css": "css", "text/javascript": "js", "application/json": "json",
    "image/svg+xml": "svg", "image/png": "png", "image/webp": "webp", "image/x-icon": "ico", "text/plain": "txt",
    "application/manifest+json": "webmanifest",
}  # fmt: skip
_COMPRESSED = (
    "text/css text/javascript text/plain application/json application/problem+json image/svg+xml "
    "application/xml application/rss+xml application/ld+json"
)


def nginx_conf(gateway: Gateway) -> str:
    """The whole nginx.conf."""
    blocks = locations(gateway.roles)
    web = next(role.name for role in gateway.roles if "web" in role.services)
    parts = [
        _main(gateway),
        "http {",
        indent(_http(gateway)),
        *(indent(_upstream(gateway, role)) for role in gateway.roles),
        *(indent(_method_map(block)) for block in blocks if block.by_method),
        indent(public_server(gateway, blocks, web)),
        indent(internal_server(gateway, web)),
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
{content_policy()}
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
