"""Pure decisions about pipelines: stages, the order of cards, words, and the exported table."""
