"""A living demo: the association with its networks, people, charters and two years of meetings."""
