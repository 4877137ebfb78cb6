"""What a person can ask for, one module a task; joins the store with the pure parts."""
