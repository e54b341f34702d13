"""Every page of saved searches."""

from talentsphere.web.searches.keeping import ROUTES as KEEPING
from talentsphere.web.searches.mailed import ROUTES as MAILED

ROUTES = (*KEEPING, *MAILED)
