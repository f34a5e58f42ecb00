"""Tests of the practice cloud, over real HTTP."""
