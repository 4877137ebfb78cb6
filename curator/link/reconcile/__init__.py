"""Reconciliation services of others: a client of the protocol that OpenRefine made common.

It speaks the versions 0.1, 0.2 and the draft of 1.0. Whether one may be asked, and what becomes of its
answers, is the services' above.
"""
