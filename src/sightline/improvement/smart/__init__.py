"""Whether an action, or a child's plan, is specific, measurable, achievable, relevant and time-bound, in plain words.

::

    smart_check("Audit 30 plans by 30 June 2027 ...", given={}) -> Checked
"""

from sightline.improvement.smart.checking import Checked, Finding, Found, Quality, smart_check

__all__ = ["Checked", "Finding", "Found", "Quality", "smart_check"]
