"""samverk runs a network of municipal networks."""
