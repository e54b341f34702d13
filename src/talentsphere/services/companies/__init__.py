"""Companies: their pages, members and invitations.

Owns who may act for a company. It never holds its jobs (jobs does).
"""
