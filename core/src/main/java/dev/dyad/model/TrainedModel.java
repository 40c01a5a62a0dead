package dev.dyad.model;

import dev.dyad.ratings.Catalog;

/**
 * A model with everything that makes it usable by people: the ids and titles of its rows, what each user has rated,
 * and where it comes from. This is what a model file holds.
 *
 * @param factors the learned parameters
 * @param users ids (titles, attributes) of the user rows
 * @param items ids, titles and attributes of the item rows
 * @param history who rated what
 * @param provenance data, split, settings, learning curve
 */
public record TrainedModel(FactorModel factors, Catalog users, Catalog items, History history, Provenance provenance) {

    public TrainedModel {
        if (users.size() != factors.users().rows()
                || items.size() != factors.items().rows()
                || history.users() != users.size()) {
            throw new IllegalArgumentException("factors, catalogs and history of different sizes");
        }
        if (history.validationSize() > 0 && provenance.validation() == 0) {
            throw new IllegalArgumentException("a history with a validation part that the provenance does not know of");
        }
    }
}
