"""Google Maps behind the roads' port."""
