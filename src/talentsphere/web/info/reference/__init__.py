"""The API's own document as plain data for its pages: operations, fields, types, error codes."""
