"""Reconciliation services of others: a client of the protocol that OpenRefine made common, versions 0.1, 0.2 and 1.0 draft.

Whether one may be asked, and what becomes of its answers, is the services' above.
"""
