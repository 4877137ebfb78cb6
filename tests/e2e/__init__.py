"""Stories of the whole program, told through its window with a real store."""
