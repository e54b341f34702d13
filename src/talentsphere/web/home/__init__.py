"""The start page: what this is, the search, the newest jobs, and the reader's own next steps."""
