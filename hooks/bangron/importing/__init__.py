"""Turns Word, PDF, text and HTML into plan pages: readers, joining, facts, writing."""
