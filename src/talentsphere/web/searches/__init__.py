"""Saved searches: keeping one, how often it tells of new jobs, and the page its mails lead to."""
