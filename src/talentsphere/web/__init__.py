"""The browser's front end: pages and forms. It knows the services by their contracts alone."""
