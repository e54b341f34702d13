"""All SQL of auth, a file for each table."""
