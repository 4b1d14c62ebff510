"""Words of the studio for its templates."""
