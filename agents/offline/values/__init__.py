"""Values people say, found with their places in the text; read by `tools.values`, which tools use as well."""
