"""People who use a running site through its API, as a client program does."""

import re
import time

PASSWORD = "correct horse battery"


class Person:
    """Somebody signed up and signed in; `api` carries their token."""

    def __init__(self, site, email, *, name="Ada Lovelace", role="candidate"):
        self.site, self.email = site, email
        with site.client() as client:
            answer = client.post(
                "/api/v1/auth/register",
                json={"email": email, "password": PASSWORD, "name": name, "role": role},
            )
            assert answer.status_code == 202, answer.text
            token = token_in(eventually(lambda: site.mails(email))[0])
            verified = client.post("/api/v1/auth/verify", json={"token": token})
            assert verified.status_code == 204, verified.text
            tokens = client.post("/api/v1/auth/login", json={"email": email, "password": PASSWORD}).json()
        self.api = site.client(tokens["access_token"])

    def close(self):
        self.api.close()


def token_in(mail):
    """The token of the one link in a message that has one."""
    [link] = {link for link in mail["links"] if "token=" in link}
    return re.search(r"token=([^&\s]+)", link).group(1)


def eventually(look, *, seconds=10.0, every=0.1):
    """What `look` returns once it is truthy. Fails with the last thing it returned."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"still {found!r} after {seconds} s"
        time.sleep(every)
    return found
