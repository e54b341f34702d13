"""Pure decisions about applications: what may be sent, what a draft may hold."""
