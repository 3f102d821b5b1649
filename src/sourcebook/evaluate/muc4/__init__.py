"""The MUC-4 benchmark: read its corpus, put events into its templates, and score templates by its official measure."""
