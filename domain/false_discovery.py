"""Hold down the share of false alarms among all alarms, when many series are judged at once.

Source: Benjamini and Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995), 289–300. Of n
probabilities in rising order, the largest i-th one that is at most i/n × rate is the limit; all up to it stand.
"""

from collections.abc import Sequence


def discovery_limit(probabilities: Sequence[float], rate: float) -> float:
    """Find the largest probability that still stands at that rate (0–1); below 0 when none does."""
    ordered = sorted(probabilities)
    standing = (p for rank, p in enumerate(ordered, start=1) if p <= rank / len(ordered) * rate)
    return max(standing, default=-1.0)
