"""What people write about meetings, one page a file. Forms clean; they never save."""
