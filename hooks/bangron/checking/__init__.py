"""Proofreading: rules with a code, a family, a severity and a mend; one file per family."""
