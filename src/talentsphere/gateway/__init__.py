"""The gateway: renders and drives nginx."""
