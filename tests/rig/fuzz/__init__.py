"""Fuzzing of what reads strangers' documents: thousands of spoilt and made-up files.

seeds      charters to spoil
formats    a text as a file of each format
spoiling   texts and bytes, spoilt in one way or another
cases      one case: how it is made, and what must hold for it
ready      what the processes of runs have loaded
runs       many cases in a process of their own, which may crash or hang
"""
