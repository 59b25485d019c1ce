"""The commands, a module for each family; `cli` gathers them. No other room knows them."""
