"""Values people say (dates, times, money, measures, contacts), found with their places in the text."""
