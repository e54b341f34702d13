"""What the site says of itself: about, privacy, accessibility, status, the API, and files for machines."""
