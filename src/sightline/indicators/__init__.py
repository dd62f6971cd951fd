"""Did practice change for children? Measures over child-level tables, as the definitions in ``knowledge`` say.

Tables come in as ibis tables by their names; one definition runs on every engine that ibis speaks to. What leaves
for the floors above is a ``SafeResult`` of ``disclosure``; an ``ExactResult`` is for the analyst who holds the
tables, and no other floor may keep or show one.
"""
