"""Starting and stopping: twice, on a taken port, after the supervisor was killed, by Ctrl-C."""

import os
import signal
import socket
import subprocess
import time

import pytest

from chaos.processes import alive, children
from factories.actors import eventually
from factories.site import CLI, Site

pytestmark = pytest.mark.slow


@pytest.fixture
def stopped():
    """A site that was never started; what a test leaves running is stopped."""
    site = Site()
    yield site
    site.close()


def family(site):
    """The supervisor and everything below it, as process ids."""
    found = [int((site.home / "run" / "supervisor.pid").read_text())]
    for pid in found:
        found += children(pid)
    return found


def answering(site):
    """What still takes connections: the sockets of the home, and the port."""
    found = []
    for path in (site.home / "run").rglob("*"):
        if path.is_socket():
            with socket.socket(socket.AF_UNIX) as probe:
                if probe.connect_ex(str(path)) == 0:
                    found.append(path.name)
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", site.port)) == 0:
            found.append("port")
    return found


class TestStarting:
    def test_twice_says_so_and_changes_nothing(self):
        with Site() as site:
            before = site.pids()
            again = site.call("up", "--detach", "--no-demo")
            assert again.returncode == 0, again.stderr
            assert f"Already running from {site.home}." in again.stderr
            assert site.pids() == before

    def test_on_a_taken_port_is_a_clear_error_and_leaves_nothing_behind(self, stopped):
        with socket.socket() as other:
            other.bind(("127.0.0.1", stopped.port))
            other.listen()
            refused = stopped.call("up", "--detach", "--no-demo")
        assert refused.returncode == 1
        assert f"error: Port {stopped.port} on 127.0.0.1 can't be used" in refused.stderr
        assert f"PORT={stopped.port + 1}" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert stopped.call("status").returncode == 3
        assert not (stopped.home / "run" / "supervisor.pid").exists()

    def test_works_at_once_after_the_supervisor_was_killed(self):
        with Site() as site:
            before = family(site)
            os.kill(before[0], signal.SIGKILL)
            site.run("up", "--detach", "--no-demo", timeout=60)
            assert not set(family(site)) & set(before)
            assert not [pid for pid in before if alive(pid)]
            with site.client() as client:
                assert client.get("/readyz").status_code == 200
                assert client.get("/api/v1/jobs").status_code == 200


class TestStopping:
    def test_leaves_no_process_and_no_socket_in_use(self):
        with Site() as site:
            before = family(site)
            assert len(before) >= 7
            assert {"port", "all.sock", "internal.sock", ".s.PGSQL.5432"} <= set(answering(site))
            site.run("down")
            assert [pid for pid in before if alive(pid)] == []
            assert answering(site) == []
            assert site.call("status").returncode == 3
            assert "Nothing runs from" in site.call("down").stderr

            began = time.monotonic()
            site.run("up", "--detach", "--no-demo", timeout=60)
            print(f"up on a home with data took {time.monotonic() - began:.1f} s")
            with site.client() as client:
                assert client.get("/readyz").status_code == 200

    def test_is_waited_for_by_a_start(self):
        with Site() as site:
            before = family(site)
            stopping = subprocess.Popen([*CLI, "down"], env=site.environment, stderr=subprocess.DEVNULL)
            try:
                # From when the order is given until the last process is gone.
                eventually(lambda: site.call("status").returncode == 3, every=0.01)
                site.run("up", "--detach", "--no-demo", timeout=60)
            finally:
                stopping.wait(timeout=60)
            assert not [pid for pid in before if alive(pid)]
            with site.client() as client:
                assert client.get("/readyz").status_code == 200

    def test_reaches_the_children_of_a_killed_supervisor(self):
        with Site() as site:
            before = family(site)
            os.kill(before[0], signal.SIGKILL)
            eventually(lambda: not [pid for pid in before if alive(pid)], seconds=20)
            assert answering(site) == []
            assert site.call("status").returncode == 3
            assert "Nothing runs from" in site.call("down").stderr

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_by_a_signal_to_the_start_in_the_foreground(self, stopped, number):
        with subprocess.Popen(
            [*CLI, "up", "--no-demo"], env=stopped.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True,
        ) as running:  # fmt: skip
            for line in running.stderr:
                if "Ctrl-C stops everything." in line:
                    break
            before = family(stopped)
            running.send_signal(number)
            said = running.stderr.read()
            assert running.wait(timeout=60) == 0, said
        assert "Stopped." in said
        assert [pid for pid in before if alive(pid)] == []
        assert answering(stopped) == []
