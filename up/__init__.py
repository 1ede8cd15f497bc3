"""Up, the social network of the local economy."""

__version__ = "0.1.0"
