"""Pages of the portal and of a territory that belong to no other app."""
