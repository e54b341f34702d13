"""All SQL of recruitment: pipelines, cards, the feed, and what reactions need."""
