"""Invented inspection reports, drawn, in the layouts of three eras. Wording and names are ours."""

from __future__ import annotations

ILACS = """
# Inspection of Northmere local authority children’s services
Inspection dates: 5 to 9 February 2024
Lead inspector: Ada Winterbourne, His Majesty’s Inspector
| Judgement | Grade
| The impact of leaders on social work practice with children and families | Good
| The experiences and progress of children who need help and protection | Requires improvement to be good
| The experiences and progress of children in care | Good
| The experiences and progress of children care leavers | Outstanding
| Overall effectiveness | Good
@ Inspection of Northmere local authority children’s services 5 to 9 February 2024 2
Since the last inspection in 2019, when services were judged to be inadequate, leaders have worked hard.
---
What needs to improve?1
^ 1 The areas are set beside the national framework.
* The timeliness of early help. (outcome 1, national framework)
* The oversight of:
** private fostering
** kinship care.
## The experiences and progress of children who need help and protection: requires improvement to be good
1. Families are met with kindness. Most wait too long.
2. Workers know their children well and
---
visit them often.
## The experiences and progress of children in care: good
3. Children live with people who love them.
## The experiences and progress of care leavers: outstanding
4. Young people are proud of their homes.
## The impact of leaders on social work practice with children and families: good
5. The focused visit of June 2022 led to change.
The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects.
"""

SINGLE_INSPECTION = """
Eastvale Borough Council
Inspection of services for children in need of help and protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board1
^ 1 This report combines two.
Inspection date: 3 March 2015 – 25 March 2015
Report published: 13 May 2015
The overall judgement is that children’s services require improvement
| The judgements on areas of the service that contribute to overall effectiveness are:
| 1. Children who need help and protection | Requires improvement
| 2. Children looked after and achieving permanence | Good
| | 2.1 Adoption performance | Outstanding
| 2.2 Experiences and progress of care leavers | Inadequate
| 3. Leadership, management and governance | Requires improvement
---
# The local authority
## Summary of findings
Children’s services in Eastvale require improvement because:
Help and protection
* Too many plans drift.
## What does the local authority need to improve?
### Priority and immediate action
1. Visit children who are privately fostered.
### Areas for improvement
#### Leadership, management and governance
2. Ensure that audits lead to learning.
## Information about this local authority area
### Previous Ofsted inspections
* The previous inspection of Eastvale’s protection of children was in July 2012. It was judged to be good.
* The previous inspection of Eastvale’s fostering service was in August 2013. It was judged inadequate.
---
# Inspection judgements about the local authority
| Key judgement | Judgement grade
| The experiences and progress of children who need help and protection | Requires improvement

Summary
Help comes early but plans drift.
3. Help comes early.
| Key judgement | Judgement grade
| The experiences and progress of children looked after and achieving permanence | Good

4. Children do well at school.
The graded judgement for adoption performance is that it is outstanding
5. Adopters are well prepared.
The graded judgement about the experience and progress of care leavers is that it is inadequate
6. Young people lose touch.
| Key judgement | Judgement grade
| Leadership, management and governance | Requires improvement

7. Leaders know what to do.
---
# The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board is good
## What does the LSCB need to improve?
### Areas for improvement
8. Ask children what they think.
## Inspection judgement about the LSCB
9. Partners challenge each other.
# What the inspection judgements mean
## The LSCB
An LSCB that is good knows what it does.
An LSCB requires improvement if it does not yet.
# Information about this inspection
### The inspection team
Lead inspector: Bran Dell HMI
Deputy lead inspector: Cato Finch HMI
Team inspectors: Dora Gale, Evan Holt (Seconded Inspector)
Quality assurance manager: Faye Ivers, Senior HMI
"""

NO_OVERALL = """
# Inspection of Harrowdene Council local authority children’s services
Inspection dates: 8 to 19 June 2026
Lead inspector: Gwen Jarrow, His Majesty’s Inspector
| Judgement | Grade
| The impact of leaders on practice with children and families | Inadequate
| The experiences and progress of children who need help and protection | Inadequate
| The experiences and progress of children in care | Good
| The experiences and progress of care leavers | Requires improvement to be good
"""
