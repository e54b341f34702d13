"""Readers of values: each takes what stands in the environment and returns a typed value, or says why not."""
