"""What every page handler uses: rendering with the layout, forms that keep what was typed, redirects with a word."""
