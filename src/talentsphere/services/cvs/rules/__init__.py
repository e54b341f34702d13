"""Reading of CVs: bytes to plain text, plain text to a JSON Resume document. No disk, network or clock."""
