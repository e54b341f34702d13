"""SQL of alerts: `saved` searches as their owners see them, `looks` for new jobs and what was told."""
