"""Companies as everybody sees them: the list, and each one's page with its open jobs."""
