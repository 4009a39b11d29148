"""What people write, read into records: files, YAML, exercise texts, layers, and the checks on them."""
