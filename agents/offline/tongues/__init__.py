"""Short facts in the neighbours' languages, and dialects, put into English words (see `reading.py`)."""
