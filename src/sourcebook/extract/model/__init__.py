"""The trained extractor: an encoder, heads that judge words, and the rules that put their judgements together."""
