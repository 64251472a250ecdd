"""Questions to companies: letters, deadlines, replies, codes, figures; sends no mail."""
