"""From answers and posts to a draft in which every paragraph can show where it comes from."""
