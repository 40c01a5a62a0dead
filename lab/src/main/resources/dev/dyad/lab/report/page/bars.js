// Bars from a common zero, with intervals, values, and thin bars for published values.

function barRow(width) {
  return width < 460 ? 58 : 42;
}

function barsHeight(width, figure) {
  return barRow(width) * figure.bars.length + 8;
}

function drawBars(host, figure) {
  const narrow = host.clientWidth < 460;
  const row = barRow(host.clientWidth);
  const { svg, width } = newDrawing(host, barsHeight(host.clientWidth, figure));
  const published = (bar) => (bar.published === undefined ? "" : `published ${valueText(figure, bar.published)}`);
  const value = (bar) => (bar.ours ? valueText(figure, bar.ours.value) : "");
  const labels = narrow ? 0 : Math.min(widest(figure.bars.map((bar) => bar.label)) + 16, 0.4 * width);
  const values = d3.max(figure.bars, (bar) => textWidth(value(bar), 13, 600) + (narrow ? 0 : textWidth(published(bar)) + 14)) ?? 0;
  const ends = figure.bars.flatMap((bar) => [bar.published, bar.ours?.low, bar.ours?.high, bar.ours?.value]);
  const x = d3
    .scaleLinear()
    .domain([Math.min(0, d3.min(ends) ?? 0), Math.max(d3.max(ends) ?? 0, 1e-6)])
    .range([labels + 1, width - values - 12]);
  const rows = figure.bars.map((bar, k) => {
    const group = svg.append("g").attr("class", "bar-row");
    const middle = row * k + (narrow ? 34 : 21);
    drawBar(group, bar, x, middle);
    if (narrow) {
      addRule(group, x(0), middle - 13, x(0), middle + 19, "axis");
    }
    const label = cutText(bar.label, narrow ? width - textWidth(published(bar)) - 16 : labels - 10);
    addText(group, 0, narrow ? middle - 17 : middle + 4.5, label, "ink");
    const ours = bar.ours ? Math.max(bar.ours.high, bar.ours.value) : 0;
    const end = Math.max(x(0), x(ours), narrow ? 0 : x(bar.published ?? 0)) + 8;
    if (bar.ours) {
      addText(group, end, middle + 4.5, value(bar), "ink strong");
    } else {
      addText(group, x(0) + 8, middle + 4.5, cutText(bar.missing, width - x(0) - (narrow ? 8 : values + 12)), "faint");
    }
    const after = bar.ours ? end + textWidth(value(bar), 13, 600) + 12 : width - textWidth(published(bar));
    addText(group, narrow ? width : after, narrow ? middle - 17 : middle + 4.5, published(bar), "words published")
      .attr("text-anchor", narrow ? "end" : "start");
    return { group, middle };
  });
  if (!narrow) {
    addRule(svg, x(0), 4, x(0), row * figure.bars.length + 4, "axis");
  }
  makeReadable(host, {
    count: figure.bars.length,
    nearest: (_, y) => Math.floor(y / row),
    read(place) {
      const bar = figure.bars[place];
      rows.forEach((other, k) => other.group.classed("dimmed", k !== place));
      return { title: bar.label, rows: barRows(figure, bar), x: x(bar.ours?.value ?? 0), y: rows[place].middle };
    },
    leave: () => rows.forEach((other) => other.group.classed("dimmed", false)),
  });
}

function drawBar(group, bar, x, middle) {
  const length = (value, top, thick, look) =>
    group
      .append("rect")
      .attr("class", look)
      .attr("x", Math.min(x(0), x(value)))
      .attr("y", top)
      .attr("width", Math.abs(x(value) - x(0)))
      .attr("height", thick)
      .attr("rx", 2);
  if (bar.ours) {
    length(bar.ours.value, middle - 11, 22, "bar");
    if (bar.ours.low < bar.ours.high) {
      const [low, high] = [x(bar.ours.low), x(bar.ours.high)];
      addRule(group, low, middle, high, middle, "whisker");
      addRule(group, low, middle - 4, low, middle + 4, "whisker");
      addRule(group, high, middle - 4, high, middle + 4, "whisker");
    }
  }
  if (bar.published !== undefined) {
    length(bar.published, middle + 13, 4, "published");
  }
}

function barRows(figure, bar) {
  const rows = [{ name: "ours", value: bar.ours ? exactText(figure, bar.ours) : bar.missing }];
  if (bar.published !== undefined) {
    rows.push({ name: "published", value: valueText(figure, bar.published, figure.digits + 1) });
    if (bar.ours) {
      rows.push({ name: "difference", value: differenceText(bar.ours.value - bar.published, figure.digits + 1) });
    }
  }
  return rows;
}
