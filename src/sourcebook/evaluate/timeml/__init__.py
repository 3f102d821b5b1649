"""The benchmark of dates: read TimeML, turn our times into its values, and score spans and values."""
