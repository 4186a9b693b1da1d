"""What is no step of a field: algorithms with records of their own, whose ends are certified by separate code."""
