"""The article's model in PyTorch: embeddings of users and items, their similarity, biases, Adam, batches of 512.

Learns from rows "user item rating", saves the weights, and writes a prediction a line for the rows held out. Prints the
marks that the benchmark reads. Arguments: training file, held-out file, model file, file for predictions, dimension,
epochs, threads, seed.
"""

import sys

import numpy
import torch

train_file, test_file, model_file, prediction_file = sys.argv[1:5]
dim, epochs, threads, seed = map(int, sys.argv[5:9])
BATCH = 512


class Embeddings(torch.nn.Module):
    def __init__(self, users, items, mean):
        super().__init__()
        self.users = torch.nn.Embedding(users, dim)
        self.items = torch.nn.Embedding(items, dim)
        self.user_bias = torch.nn.Embedding(users, 1)
        self.item_bias = torch.nn.Embedding(items, 1)
        self.mean = mean
        for table, spread in ((self.users, 0.1), (self.items, 0.1), (self.user_bias, 0), (self.item_bias, 0)):
            torch.nn.init.normal_(table.weight, std=spread)

    def forward(self, user, item):
        similarity = (self.users(user) * self.items(item)).sum(1)
        return similarity + self.user_bias(user).squeeze(1) + self.item_bias(item).squeeze(1) + self.mean


def mark(text):
    print(text, flush=True)


def rows(file):
    table = numpy.fromfile(file, sep=" ", dtype=numpy.float32).reshape(-1, 3)
    return torch.from_numpy(table[:, 0].astype(numpy.int64)), torch.from_numpy(table[:, 1].astype(numpy.int64)), \
        torch.from_numpy(table[:, 2].copy())


torch.manual_seed(seed)
torch.set_num_threads(threads)
mark("version " + torch.__version__)
user, item, rating = rows(train_file)
test_user, test_item, _ = rows(test_file)
model = Embeddings(
    1 + int(max(user.max(), test_user.max())), 1 + int(max(item.max(), test_item.max())), float(rating.mean()))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
mark("loaded")
for epoch in range(epochs):
    for batch in torch.randperm(len(rating)).split(BATCH):
        optimizer.zero_grad()
        error = model(user[batch], item[batch]) - rating[batch]
        (error * error).mean().backward()
        optimizer.step()
    mark(f"epoch {epoch + 1}")
mark("trained")
torch.save(model.state_dict(), model_file)
mark("saved")
with torch.no_grad(), open(prediction_file, "w") as out:
    for u, i in zip(test_user.split(1 << 16), test_item.split(1 << 16)):
        out.writelines(f"{prediction}\n" for prediction in model(u, i).tolist())
