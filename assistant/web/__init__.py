"""The page: layout, handling and strings; everything it can do is a verb of the service."""
