"""The one table of settings. Reading, the checks and the page for operators all come from it."""

from talentsphere.kernel.config.setting import Group, Setting
from talentsphere.kernel.config.table.database import DATABASE
from talentsphere.kernel.config.table.deployment import DEPLOYMENT
from talentsphere.kernel.config.table.files import FILES
from talentsphere.kernel.config.table.mail import MAIL
from talentsphere.kernel.config.table.observing import OBSERVING
from talentsphere.kernel.config.table.providers import ASSISTANT, PAYMENTS
from talentsphere.kernel.config.table.servers import SERVERS
from talentsphere.kernel.config.table.sign_in import SIGN_IN
from talentsphere.kernel.config.table.site import SITE

# In this order: a default may be computed from the rows above it.
GROUPS: tuple[Group, ...] = (
    DEPLOYMENT,
    SITE,
    SIGN_IN,
    DATABASE,
    SERVERS,
    FILES,
    MAIL,
    ASSISTANT,
    PAYMENTS,
    OBSERVING,
)
SETTINGS: tuple[Setting, ...] = tuple(setting for group in GROUPS for setting in group.settings)

_BY_FIELD = {setting.field: setting for setting in SETTINGS}


def setting_of(field: str) -> Setting:
    """The row of a field. Raises KeyError when there is none."""
    return _BY_FIELD[field]
