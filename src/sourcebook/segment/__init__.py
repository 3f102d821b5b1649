"""See DESIGN in docs/decisions.md."""
