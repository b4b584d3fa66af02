"""How a network comes about, grows working groups, and ends.

Here are the acts that touch people and charters as well; what only touches the network stands on
it (networks/models).
"""
