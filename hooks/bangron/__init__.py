"""bangron: plans and slogans in, a public campaign website and its banners out."""

__version__ = "0.1.0"
