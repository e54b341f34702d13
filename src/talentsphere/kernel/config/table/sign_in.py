"""Tokens, sessions and signing in with others' accounts."""

from talentsphere.kernel.config.parsers.base import boolean, one_of, secret, text
from talentsphere.kernel.config.parsers.numbers import whole_seconds
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

_MADE_AT_HOME = "Outside production one is made and kept in the home when none is given."

SIGN_IN = Group(
    title="Signing in",
    settings=(
        Setting(
            field="jwt_secret",
            names=("JWT_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            required=True,
            min_length=32,
            doc=f"Signs access tokens. {_MADE_AT_HOME}",
        ),
        Setting(
            field="jwt_refresh_secret",
            names=("JWT_REFRESH_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            required=True,
            min_length=32,
            doc=f"Signs refresh tokens. {_MADE_AT_HOME}",
        ),
        Setting(
            field="session_secret",
            names=("SESSION_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            required=True,
            min_length=32,
            doc=f"Signs the session cookie and form tokens. {_MADE_AT_HOME}",
        ),
        Setting(
            field="link_secret",
            names=("LINK_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            min_length=32,
            doc="Signs links in mail and to files. One is made and kept in the home when none is given.",
        ),
        Setting(
            field="access_token_ttl",
            names=("JWT_EXPIRES_IN",),
            parser=whole_seconds(bare="s"),
            default="1h",
            doc="How long an access token is good.",
        ),
        Setting(
            field="refresh_token_ttl",
            names=("REFRESH_TOKEN_EXPIRES_IN", "JWT_REFRESH_EXPIRES_IN"),
            parser=whole_seconds(bare="s"),
            default="7d",
            doc="How long a refresh token is good.",
        ),
        Setting(
            field="session_max_age",
            names=("SESSION_MAX_AGE",),
            parser=whole_seconds(bare="ms"),
            default="1d",
            doc="How long a session lasts without a visit.",
        ),
        Setting(
            field="session_secure",
            names=("SESSION_SECURE",),
            parser=boolean(),
            derived="true when `BASE_URL` is https",
            doc="Whether the session cookie travels only encrypted.",
        ),
        Setting(
            field="session_same_site",
            names=("SESSION_SAME_SITE",),
            parser=one_of("lax", "strict", "none"),
            default="lax",
            doc="From where browsers send the session cookie. With strict, a link in a mail opens signed out.",
        ),
        Setting(
            field="google_client_id",
            names=("GOOGLE_CLIENT_ID",),
            parser=text(),
            doc="Signing in with Google: the client's id.",
        ),
        Setting(
            field="google_client_secret",
            names=("GOOGLE_CLIENT_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Signing in with Google: the client's secret.",
        ),
    ),
)
