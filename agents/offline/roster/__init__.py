"""Who comes: families, people, homes and drivers, read from the way people introduce each other."""
