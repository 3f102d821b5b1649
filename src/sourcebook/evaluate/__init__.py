"""Measure coded events against hand-coded ones, of the user or of a benchmark, and hold floors under the figures."""
