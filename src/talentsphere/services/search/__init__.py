"""Search: finding jobs by words, filters and place, and suggestions while typing.

Owns the index and the job list. It never decides what a posting says: jobs does, and tells of every change.
"""
