"""Pure decisions of alerts."""
