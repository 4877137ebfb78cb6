"""How good proposals are: scores against gold records and judgements, and what confidence is worth.

Values in, values out; reading files and asking a store is `curator.services.evaluation`'s.
"""
