"""The engine room: requests in, banner files and their records out. The only room that knows PIL."""
