"""The demo data set: invented companies, postings, people and applications that are the same for every seed.

`generate` makes it from the word lists in data/ and knows no database; what it returns is plain data.
"""
