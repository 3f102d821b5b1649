"""Merging: are articles on one incident joined, and those on different ones kept apart?"""
