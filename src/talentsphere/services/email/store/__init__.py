"""All SQL of email: `messages` for what was queued, `attempts` for handing it over, `erasure` for the rest."""
