"""The local mailbox at /dev/mail: what would have been mailed, where no mail server is set."""
