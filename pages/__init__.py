"""The app's pages, the router that orders them and the server around them."""
