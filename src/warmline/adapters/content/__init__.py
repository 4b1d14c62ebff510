"""The content as files: where it lies, and a sum that changes when anything in it does."""

from warmline.adapters.content.files import content_folder, sum_of_content

__all__ = ["content_folder", "sum_of_content"]
