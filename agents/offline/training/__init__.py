# ruff: noqa: E501  # a pattern reads best on one line
"""What the intent heads are trained on beside the labelled messages: our own lines with slots (the .txt files)."""
