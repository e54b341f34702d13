"""Recruitment: pipelines, stages, notes, tags and decisions.

Owns how a company works through its applicants. What the candidate sent stays with applications.
"""
