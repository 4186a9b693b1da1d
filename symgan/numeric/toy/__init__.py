"""A GAN of two small networks on points of the plane: gradients by hand, methods of the catalogue."""
