"""The MkDocs hook: binds the build's events to `bangron.site`, which does the work.

MkDocs loads this file under its own name and with this folder on the path only
while it runs, so nothing but the binding may live here (DESIGN.md, section 2).
"""

from bangron.site.events import Publicity

publicity = Publicity()

on_startup = publicity.on_startup
on_config = publicity.on_config
on_files = publicity.on_files
on_page_read_source = publicity.on_page_read_source
on_page_markdown = publicity.on_page_markdown
on_env = publicity.on_env
on_page_context = publicity.on_page_context
on_post_build = publicity.on_post_build
on_build_error = publicity.on_build_error
