"""The operator's verbs, one per file."""
