"""What can go wrong with a stored object, each with the thing to do about it."""

from talentsphere.kernel.errors import Forbidden, NotFound, Unavailable


class BadKey(ValueError):
    """A key no storage may be asked for. Our code makes the keys, so this is a fault, not an answer."""


class ObjectMissing(NotFound):
    """Nothing is stored under this key."""

    code = "object_missing"
    title = "This file is not stored any more"


class StorageUnavailable(Unavailable):
    """The storage does not answer, or refuses us. The cause is chained for the log, not shown."""

    code = "storage_unavailable"
    title = "Files can't be read or stored right now; try again in a minute"


class StorageFull(StorageUnavailable):
    """There is no room left. Nothing of the object was kept."""

    status = 507
    code = "storage_full"
    title = "There is no room left to store files; nothing was stored. An operator has to make room"


class BadLink(Forbidden):
    """The signature does not belong to this key, or the link was altered."""

    code = "link_invalid"
    title = "This link is not valid; open the file again from the page it is on"


class LinkExpired(BadLink):
    """The link was good and its time is over."""

    code = "link_expired"
    title = "This link has expired; open the file again from the page it is on"
