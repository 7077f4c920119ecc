"""`/problem`: what keeps happening somewhere, until it is closed."""
