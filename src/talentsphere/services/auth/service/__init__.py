"""Use cases of auth."""

from talentsphere.services.auth.service.account import OwnAccount
from talentsphere.services.auth.service.authenticating import Authenticating
from talentsphere.services.auth.service.letters import Letters
from talentsphere.services.auth.service.refreshing import Refreshing
from talentsphere.services.auth.service.registering import Registering
from talentsphere.services.auth.service.resetting import Resetting
from talentsphere.services.auth.service.sessions import Sessions
from talentsphere.services.auth.service.signing_in import SigningIn
from talentsphere.services.auth.service.upkeep import Upkeep


class AuthService(
    Registering, Resetting, OwnAccount, SigningIn, Refreshing, Sessions, Authenticating, Letters, Upkeep
):
    """Implements contract.Auth."""
