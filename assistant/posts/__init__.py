"""Files become posts: read, dated, taken apart into blocks and passages that know their place in the file."""
