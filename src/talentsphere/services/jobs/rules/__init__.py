"""The decisions of jobs as plain functions: values in, values out, with the present day passed in.

descriptions and slugs shape texts, validation and questions refuse what may not be stored, changes edits,
job_posting writes the markup that search engines read and google checks it, feeds and sitemaps list open
postings, pay makes amounts comparable, places and countries read locations, importing reads whole boards.
"""
