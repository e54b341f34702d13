"""Pages of a person's CVs: upload, the fields read from the file, editing, deleting."""
