"""Jobs: postings from draft to closed, their import and their public page.

Owns postings, their questions, their import records and reports about them. It never finds jobs by words
(search does) and never takes applications.
"""
