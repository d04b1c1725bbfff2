"""Reading the arguments of each tool from a message."""
