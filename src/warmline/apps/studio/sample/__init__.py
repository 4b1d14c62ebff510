"""A case of the sample house in another language: forked from one of the build, translated, read by a second person."""

from warmline.apps.studio.sample.load import load_sample_studio

__all__ = ["load_sample_studio"]
