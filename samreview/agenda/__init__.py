"""Agendas: a template and a plan to a timed agenda; where a running one will end, and ways to end it on time."""
