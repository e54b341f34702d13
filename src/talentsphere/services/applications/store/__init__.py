"""All SQL of applications: what was sent, its progress, and drafts."""
