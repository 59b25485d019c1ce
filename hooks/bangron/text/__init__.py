"""Vietnamese text: normal form, folding, slugs, order, numbers of documents, dates, compounds.

In: strings, already decoded. Out: strings and small frozen values. Nothing here
reads files of the project, knows what a plan is, or reports problems; callers
decide what a `None` or a difference means.
"""
