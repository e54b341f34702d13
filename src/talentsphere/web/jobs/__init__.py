"""Finding jobs and reading them: the search, the page of a posting, reports about it. Public."""
