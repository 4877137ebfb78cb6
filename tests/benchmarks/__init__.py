"""The budgets of the program, measured: `python -m tests.benchmarks`. No test; pytest does not look in here."""
