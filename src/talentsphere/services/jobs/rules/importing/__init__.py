"""Boards from elsewhere: recognise the format, read each row, keep every field, refuse rows with a reason.

board.parse is the way in. documents and tables find the rows, one reader per format (greenhouse, lever,
schema_org, columns) makes a posting of a row, values and dates read single cells.
"""
