"""Alerts: searches that people saved, and the mails that tell them of new jobs.

Owns saved searches and which job was told to whom. It finds nothing itself; search does.
"""
