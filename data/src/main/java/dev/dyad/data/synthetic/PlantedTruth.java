package dev.dyad.data.synthetic;

/**
 * How well the model that made the ratings predicts them: what no trained model can beat, but for luck and for what it
 * remembers of them.
 *
 * @param ratings how many were made
 * @param meanRating in stars
 * @param rmse of the mean of each rating's distribution, in stars
 * @param accuracy the share of ratings that are the likeliest level of their distribution
 * @param logLoss the mean negative natural logarithm of a rating's probability
 */
public record PlantedTruth(long ratings, double meanRating, double rmse, double accuracy, double logLoss) {}
