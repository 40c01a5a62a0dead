package dev.dyad.lab.report.page;

public class PageFile {}
