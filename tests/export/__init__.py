"""Tests of tables and workbooks."""
