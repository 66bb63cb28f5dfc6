"""What makes posts recallable: embeddings, the index and its sync, the lexicon, and the one search over all
of it."""
