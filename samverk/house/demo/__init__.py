"""A living demo: the association with its networks, people, charters and a year on each side."""

from samverk.house.demo.build import WHO, build

__all__ = ["WHO", "build"]
