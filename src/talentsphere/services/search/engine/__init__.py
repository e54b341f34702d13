"""The embedded search index for jobs: one writer, any number of readers, on tantivy.

A root folder holds generations of the index and the pointer `current`. The description of a posting is
indexed and not kept: whoever shows snippets passes the text.
"""
