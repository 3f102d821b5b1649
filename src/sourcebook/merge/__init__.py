"""Many reports, one occurrence: which events tell the same one, what each says, and what that comes to."""
