"""What every page shares: layout, components, styles, scripts, texts and the renderer. No page of its own."""
