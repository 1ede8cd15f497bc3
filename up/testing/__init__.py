"""What tests share: settings, the cast, the browser."""
