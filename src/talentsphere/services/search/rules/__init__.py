"""Pure decisions of search: how words are read, compared, ranked and shown. No files, clock or network."""
