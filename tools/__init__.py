"""What keepers of the project run, and its users never do."""
