"""Vietnamese before Unicode: knows the encodings, tells which one a text is in, converts it."""
