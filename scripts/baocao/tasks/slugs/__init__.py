"""Slugs: proposed for items that have none, made of the words that tell an item from others. Pure."""
