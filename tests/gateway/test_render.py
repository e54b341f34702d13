import subprocess
from pathlib import Path

import pytest

from talentsphere.gateway.facts import Gateway
from talentsphere.gateway.render import nginx_conf
from talentsphere.gateway.routing import roles
from talentsphere.runtime.platform import nginx_binary


@pytest.fixture
def gateway(tmp_path: Path):
    def make(**changes):
        facts = {
            "host": "127.0.0.1", "public_port": 8000, "run": tmp_path, "logs": tmp_path, "static": tmp_path,
            "pages": tmp_path, "page_policy": "default-src 'none'", "max_body": 6_000_000, "exempt": ("127.0.0.1",),
            "trusted_proxies": ("10.0.0.0/8",), "roles": roles(()), "https": False, "as_root": False,
        }  # fmt: skip
        return Gateway(**(facts | changes))

    return make


@pytest.mark.parametrize("configured", [(), (("web",), ("jobs",), ("search",), ("*",))])
def test_nginx_accepts_what_is_rendered(gateway, tmp_path: Path, configured):
    (tmp_path / "nginx").mkdir()
    (tmp_path / "nginx.conf").write_text(nginx_conf(gateway(roles=roles(configured))))
    checked = subprocess.run(
        [nginx_binary(None), "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_transport_security_is_promised_only_over_tls(gateway):
    assert "Strict-Transport-Security" not in nginx_conf(gateway())
    assert "Strict-Transport-Security" in nginx_conf(gateway(https=True))


def test_every_request_from_outside_is_marked_and_metrics_inside_are_not(gateway):
    text = nginx_conf(gateway())
    assert "proxy_set_header X-Gateway public;" in text
    assert text.count('proxy_set_header X-Gateway "";') == 1
