"""A view taken out of the dashboard: cited, as a report to print, as a bundle that gives its numbers again."""
