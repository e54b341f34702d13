"""Pages about applicants: the board of a job, its stages, one candidate."""
