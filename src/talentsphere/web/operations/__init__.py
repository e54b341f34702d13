"""Pages for operators: whether the platform is well, what waits for them, reported postings."""
