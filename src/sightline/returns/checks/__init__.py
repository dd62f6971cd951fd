"""What does not fit together in a return: each check passed, failed here, or was not run, and why."""
