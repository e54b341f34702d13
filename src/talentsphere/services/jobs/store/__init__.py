"""All SQL of jobs: postings, their import, reports about them."""
