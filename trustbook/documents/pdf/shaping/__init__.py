"""Text as glyphs: HarfBuzz shapes every word, and each document gets one font for each font file that it uses."""
