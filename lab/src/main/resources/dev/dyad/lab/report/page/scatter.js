// Ours over published, with the diagonal on which both agree.

function scatterSide(width) {
  return Math.min(width - 60, 460);
}

function scatterHeight(width) {
  return scatterSide(width) + 76;
}

function drawScatter(host, figure) {
  const side = scatterSide(host.clientWidth);
  const { svg } = newDrawing(host, scatterHeight(host.clientWidth));
  const plot = { left: 52, right: 52 + side, top: 28, bottom: 28 + side };
  const values = figure.pairs.flatMap((pair) => [pair.published, pair.ours.low, pair.ours.high]);
  const [low, high] = [d3.min(values) ?? 0, d3.max(values) ?? 0.01];
  const room = 0.04 * Math.max(high - low, 1e-3);
  const x = d3.scaleLinear().domain([low - room, high + room]).range([plot.left, plot.right]);
  const y = d3.scaleLinear().domain(x.domain()).range([plot.bottom, plot.top]);
  for (const tick of shareTicks(x, figure, side < 400 ? 4 : 8)) {
    addRule(svg, plot.left, y(tick.value), plot.right, y(tick.value), "grid");
    addRule(svg, x(tick.value), plot.top, x(tick.value), plot.bottom, "grid");
    addText(svg, plot.left - 8, y(tick.value) + 4, tick.text, "faint").attr("text-anchor", "end");
    addText(svg, x(tick.value), plot.bottom + 19, tick.text, "faint").attr("text-anchor", "middle");
  }
  addText(svg, plot.left - 8, 12, "ours", "faint").attr("text-anchor", "end");
  addText(svg, plot.right, plot.bottom + 40, "published", "faint").attr("text-anchor", "end");
  addRule(svg, plot.left, plot.bottom, plot.right, plot.top, "diagonal");
  addText(svg, plot.right, plot.top - 8, "ours = published", "faint").attr("text-anchor", "end");
  const groups = figure.pairs.map((pair) => {
    const group = svg.append("g").attr("class", colourClass(0));
    const at = x(pair.published);
    addRule(group, at, y(pair.ours.low), at, y(pair.ours.high), "leader");
    group.append("circle").attr("class", "mark").attr("cx", at).attr("cy", y(pair.ours.value)).attr("r", 4.5);
    return group;
  });
  readScatter(host, figure, groups, x, y);
}

function readScatter(host, figure, groups, x, y) {
  const near = d3.Delaunay.from(figure.pairs, (pair) => x(pair.published), (pair) => y(pair.ours.value));
  const digits = figure.digits + 1;
  makeReadable(host, {
    count: figure.pairs.length,
    nearest(left, top) {
      const place = figure.pairs.length > 0 ? near.find(left, top) : -1;
      const pair = figure.pairs[place];
      return pair && Math.hypot(x(pair.published) - left, y(pair.ours.value) - top) < 40 ? place : -1;
    },
    read(place) {
      const pair = figure.pairs[place];
      groups.forEach((group, k) => group.classed("dimmed", k !== place));
      const rows = [
        { name: "ours", value: exactText(figure, pair.ours) },
        { name: "published", value: valueText(figure, pair.published, digits) },
        { name: "difference", value: differenceText(pair.ours.value - pair.published, digits) },
      ];
      return { title: pair.label, rows, x: x(pair.published), y: y(pair.ours.value) };
    },
    leave: () => groups.forEach((group) => group.classed("dimmed", false)),
  });
}
