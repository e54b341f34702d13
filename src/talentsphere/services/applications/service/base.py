"""What every use case of applications stands on."""

from talentsphere.kernel.clock import Clock, now
from talentsphere.kernel.transaction import Database
from talentsphere.services.applications.contract import Application, ApplicationNotFound
from talentsphere.services.companies.contract import Companies
from talentsphere.services.cvs.contract import Cvs
from talentsphere.services.email.contract import Email
from talentsphere.services.files.contract import Files
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.users.contract import Users


class Base:
    """The services below applications. `base_url` begins the links in mails, without a slash at its end."""

    def __init__(
        self,
        database: Database,
        *,
        users: Users,
        companies: Companies,
        jobs: Jobs,
        cvs: Cvs,
        files: Files,
        email: Email,
        base_url: str,
        clock: Clock = now,
    ) -> None:
        self._database = database
        self._users = users
        self._companies = companies
        self._jobs = jobs
        self._cvs = cvs
        self._files = files
        self._email = email
        self._base_url = base_url
        self._clock = clock


def found(application: Application | None) -> Application:
    if application is None:
        raise ApplicationNotFound
    return application
