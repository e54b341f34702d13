"""Pure decisions of auth: addresses, passwords, tokens, how many tries."""
