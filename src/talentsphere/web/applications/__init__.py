"""Pages of applying for a job, and of following what was sent."""
