"""Text itself, whoever wrote it: tokens, sentences, morphemes, and which language it is in."""
