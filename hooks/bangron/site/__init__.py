"""The only room that knows MkDocs: the model and the banners become a site."""
