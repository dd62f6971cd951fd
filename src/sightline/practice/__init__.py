"""Floor 4, above the register: what was measured, run by run; limits, targets and comparators. Never a child.

Only figures made safe to show are kept here. The rows they were counted from stay in the child-level store.
"""
