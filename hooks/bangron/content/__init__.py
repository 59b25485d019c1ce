"""The reading room: `docs/` and `slogans/` in, the model and its problems out."""
