"""Pages of a person's own account: signing up and in, mailed links, profile, sign-in settings, leaving."""
