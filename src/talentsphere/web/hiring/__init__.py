"""Pages of companies that hire: their jobs, the editor of a posting, imports, settings, members."""
