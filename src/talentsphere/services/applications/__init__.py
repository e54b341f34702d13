"""Applications: from draft to decision, with the CV as it was when it was sent.

Owns what a candidate sent and what they may know of its progress. It never owns a pipeline (recruitment does).
"""
