"""All SQL of companies: their pages, their members, their invitations."""
