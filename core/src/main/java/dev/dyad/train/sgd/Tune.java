package dev.dyad.train.sgd;
final class Tune { static float f(String n, double d) { return Float.parseFloat(System.getProperty(n, Double.toString(d))); } }
