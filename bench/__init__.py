"""Measures the running platform against limits measured in the same run. `bin/bench` is its command."""
