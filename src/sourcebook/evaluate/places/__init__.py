"""Measuring how place names are found in reports and resolved: corpora with a GeoNames id for each name."""
