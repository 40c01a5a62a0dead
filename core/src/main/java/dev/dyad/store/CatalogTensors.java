package dev.dyad.store;

import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** The ids, titles and attributes of one side of a model, its users or its items, as tensors. */
final class CatalogTensors {

    private CatalogTensors() {}

    static List<Tensor> of(String side, Catalog catalog) {
        List<Tensor> tensors = new ArrayList<>(ids(side + ".ids", catalog.ids()));
        if (!catalog.titles().isEmpty()) {
            tensors.addAll(TextTensors.of(side + ".titles", catalog.titles()));
        }
        List<Attribute> attributes = catalog.attributes();
        if (!attributes.isEmpty()) {
            List<String> names = attributes.stream().map(Attribute::name).toList();
            tensors.addAll(TextTensors.of(side + ".attributes.names", names));
        }
        for (int a = 0; a < attributes.size(); a++) {
            tensors.addAll(attribute(attributeName(side, a), attributes.get(a)));
        }
        return tensors;
    }

    private static List<Tensor> ids(String name, Vocabulary ids) {
        if (ids.isNumeric()) {
            long[] numbers = new long[ids.size()];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = ids.number(row);
            }
            return List.of(Tensor.longs(name, numbers));
        }
        List<String> texts = new ArrayList<>(ids.size());
        for (int row = 0; row < ids.size(); row++) {
            texts.add(ids.id(row));
        }
        return TextTensors.of(name, texts);
    }

    private static List<Tensor> attribute(String name, Attribute attribute) {
        int[] starts = new int[attribute.rows() + 1];
        for (int row = 0; row < attribute.rows(); row++) {
            starts[row + 1] = starts[row] + attribute.count(row);
        }
        int[] codes = new int[starts[attribute.rows()]];
        for (int row = 0; row < attribute.rows(); row++) {
            for (int k = 0; k < attribute.count(row); k++) {
                codes[starts[row] + k] = attribute.code(row, k);
            }
        }
        List<Tensor> tensors = new ArrayList<>(TextTensors.of(name + ".values", attribute.values()));
        tensors.add(Tensor.ints(name + ".starts", starts));
        tensors.add(Tensor.ints(name + ".codes", codes));
        return tensors;
    }

    static Catalog read(TensorFile file, String side) {
        List<String> titles =
                TextTensors.areIn(file, side + ".titles") ? TextTensors.read(file, side + ".titles") : List.of();
        List<Attribute> attributes = new ArrayList<>();
        if (TextTensors.areIn(file, side + ".attributes.names")) {
            for (String name : TextTensors.read(file, side + ".attributes.names")) {
                attributes.add(readAttribute(file, name, attributeName(side, attributes.size())));
            }
        }
        return new Catalog(readIds(file, side + ".ids"), titles, attributes);
    }

    private static Vocabulary readIds(TensorFile file, String name) {
        return TextTensors.areIn(file, name)
                ? Vocabulary.of(TextTensors.read(file, name).toArray(String[]::new))
                : Vocabulary.of(file.longs(name));
    }

    private static Attribute readAttribute(TensorFile file, String name, String tensors) {
        List<String> values = TextTensors.read(file, tensors + ".values");
        return Attribute.of(name, values, file.ints(tensors + ".starts"), file.ints(tensors + ".codes"));
    }

    private static String attributeName(String side, int index) {
        return side + ".attributes." + index;
    }
}
