"""Documents that nobody wrote: real ones and those of the cases, broken at random places."""
