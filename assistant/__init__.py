"""The assistant that interviews its author about the year and drafts the review in their voice."""
