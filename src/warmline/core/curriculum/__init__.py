"""What is to be learnt and in which order: programmes, paths, deadlines, a locked core and its overlays."""
