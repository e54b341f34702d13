"""CVs of people: written, imported, laid out and shared by their owners; never judged here."""
