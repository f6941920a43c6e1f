"""The first page: what Selaras is and which plans it holds."""
