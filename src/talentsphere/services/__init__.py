"""Domain services, one folder each with the same anatomy. They know of one another only by contract."""
