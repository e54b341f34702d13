"""E-mail: outgoing mail, its delivery log and the local mailbox.

Owns messages from the moment they are queued. It never decides whom to write to.
"""
