"""The page: layout, handlers and strings; everything it can do is a verb of the service."""
