// Lines over epochs or counts, with their names where they end.

/** More bands than this hide one another. */
const BANDS = 3;

/** How much room the names of the lines take beside the plot; 0 where they have to go below it. */
function lineNameRoom(width, figure) {
  const labels = lineLabels(figure).filter((_, k) => figure.lines[k].points.length > 0);
  const names = widest(labels.map((label) => `${label.name} ${label.value}`), 13, 600) + 34;
  return names < 0.36 * width ? names : 0;
}

function linesHeight(width, figure) {
  const names = lineNameRoom(width, figure) > 0 ? 22 * figure.lines.length : 0;
  return Math.max(names, width < 460 ? 260 : 360) + 52;
}

/** With the words above and below the drawing. */
function linesRoom(width, figure) {
  const above = hasTwins(figure) ? 28 : 0;
  const key = lineNameRoom(width, figure) > 0 ? 0 : 24 * Math.ceil(figure.lines.length / 2);
  const below = key + (figure.absent ? 26 : 0);
  return above + linesHeight(width, figure) + below;
}

function hasTwins(figure) {
  return figure.lines.some((line) => line.published.length > 0);
}

function drawLines(host, figure) {
  const key = lineLabels(figure);
  const beside = lineNameRoom(host.clientWidth, figure);
  const { svg, width, height } = newDrawing(host, linesHeight(host.clientWidth, figure));
  const y = d3.scaleLinear().domain(lineHeights(figure));
  const left = widest(shareTicks(y, figure, 6).map((tick) => tick.text)) + 14;
  const plot = { left, right: width - (beside || 8), top: 12, bottom: height - 44 };
  const x = lineScale(figure, plot);
  y.range([plot.bottom, plot.top]);
  drawLineAxes(svg, figure, x, y, plot);
  const guide = addRule(svg, 0, plot.top, 0, plot.bottom, "guide").attr("visibility", "hidden");
  const groups = figure.lines.map((line, k) => drawLine(svg, figure, line, k, x, y));
  const marks = figure.lines.map((line, k) => drawMarks(svg, figure, line, k, x, y));
  if (beside) {
    drawLineNames(groups, figure, key, x, y, plot);
  } else {
    drawLineKey(host, figure, key);
  }
  if (hasTwins(figure)) {
    drawTwinKey(host);
  }
  if (figure.absent) {
    drawAbsent(host, figure);
  }
  readLines(host, figure, { groups, marks, guide, x, y });
}

/** The marked value of each line, or its last, or what went wrong. */
function lineLabels(figure) {
  return figure.lines.map((line) => {
    const shown = line.points.find((point) => point.x === line.marked) ?? line.points.at(-1);
    return { name: line.label, value: line.trouble ?? (shown ? valueText(figure, shown.value) : "") };
  });
}

function allPoints(figure) {
  return figure.lines.flatMap((line) => [...line.points, ...line.published]);
}

function lineScale(figure, plot) {
  const scale = d3.scaleLinear().range([plot.left, plot.right]);
  if (figure.x.names) {
    return scale.domain([-0.3, figure.x.names.length - 0.7]);
  }
  const places = allPoints(figure).map((point) => point.x);
  const begin = Math.min(0, d3.min(places) ?? 0);
  return scale.domain([begin, Math.max(d3.max(places) ?? 1, figure.x.end ?? 0, begin + 1)]);
}

function placeName(figure, place) {
  return figure.x.names?.[place] ?? countText(place);
}

function lineHeights(figure) {
  const banded = figure.lines.length <= BANDS;
  const values = allPoints(figure).flatMap((p) => (banded ? [p.low, p.high] : [p.value]));
  const [low, high] = [d3.min(values) ?? 0, d3.max(values) ?? 0.01];
  const room = 0.04 * Math.max(high - low, 1e-3);
  return [low - room, high + room];
}

function drawLineAxes(svg, figure, x, y, plot) {
  for (const tick of shareTicks(y, figure, 6)) {
    addRule(svg, plot.left, y(tick.value), plot.right, y(tick.value), "grid");
    addText(svg, plot.left - 8, y(tick.value) + 4, tick.text, "faint").attr("text-anchor", "end");
  }
  addRule(svg, plot.left, plot.bottom, plot.right, plot.bottom, "axis");
  const many = plot.right - plot.left > 420;
  for (const tick of figure.x.names ? d3.range(figure.x.names.length) : x.ticks(many ? 8 : 4)) {
    addRule(svg, x(tick), plot.bottom, x(tick), plot.bottom + 4, "axis");
    addText(svg, x(tick), plot.bottom + 19, placeName(figure, tick), "faint").attr("text-anchor", "middle");
  }
  addText(svg, (plot.left + plot.right) / 2, plot.bottom + 38, figure.x.title, "faint").attr("text-anchor", "middle");
}

function drawLine(svg, figure, line, place, x, y) {
  const group = svg.append("g").attr("class", colourClass(place));
  const path = d3.line((point) => x(point.x), (point) => y(point.value));
  if (line.points.some((point) => point.low < point.high)) {
    const band = d3.area((point) => x(point.x), (point) => y(point.low), (point) => y(point.high));
    const look = figure.lines.length <= BANDS ? "band" : "band at-hover";
    group.append("path").attr("class", look).attr("d", band(line.points));
  }
  if (line.published.length > 0) {
    group.append("path").attr("class", "twin").attr("d", path(line.published));
  }
  group.append("path").attr("class", "curve").attr("d", path(line.points));
  return group;
}

/** Above all lines: the best epoch, and all places where they have names. */
function drawMarks(svg, figure, line, place, x, y) {
  const group = svg.append("g").attr("class", colourClass(place));
  for (const point of line.points) {
    if (figure.x.names || point.x === line.marked || line.points.length === 1) {
      group.append("circle").attr("class", "mark").attr("cx", x(point.x)).attr("cy", y(point.value)).attr("r", 4.5);
    }
  }
  return group;
}

function drawLineNames(groups, figure, key, x, y, plot) {
  const drawn = d3.range(figure.lines.length).filter((k) => figure.lines[k].points.length > 0);
  const ends = drawn.map((k) => figure.lines[k].points.at(-1));
  const farthest = d3.max(ends, (end) => end.x);
  stackLabels(ends.map((end) => y(end.value)), 20, plot.top + 4, plot.bottom - 4).forEach((height, n) => {
    const [group, end] = [groups[drawn[n]], ends[n]];
    const from = y(end.value);
    addRule(group, x(end.x) + 3, from, plot.right + 4, from, end.x < farthest ? "leader far" : "leader");
    addRule(group, plot.right + 4, from, plot.right + 15, height, "leader");
    const text = addText(group, plot.right + 19, height + 4.5, "", "words");
    text.append("tspan").attr("class", "strong").text(key[drawn[n]].name);
    text.append("tspan").attr("dx", 7).text(key[drawn[n]].value);
  });
}

/** Names the lines that are not there yet. */
function drawAbsent(host, figure) {
  const words = document.createElement("p");
  words.className = "absent";
  words.textContent = figure.absent;
  host.append(words);
}

/** Names below the plot, where there is no room beside it. */
function drawLineKey(host, figure, key) {
  const list = document.createElement("ul");
  list.className = "key";
  key.forEach((label, k) => {
    if (figure.lines[k].points.length === 0) return;
    const item = document.createElement("li");
    item.className = colourClass(k);
    const name = document.createElement("strong");
    name.textContent = label.name;
    item.append(name, ` ${label.value}`);
    list.append(item);
  });
  host.append(list);
}

function drawTwinKey(host) {
  const words = document.createElement("p");
  words.className = "twin-key";
  words.textContent = "Solid: ours. Dashed: published.";
  host.prepend(words);
}

function readLines(host, figure, { groups, marks, guide, x, y }) {
  const places = [...new Set(figure.lines.flatMap((line) => line.points.map((point) => point.x)))].sort((a, b) => a - b);
  const dim = (lit) => [groups, marks].forEach((all) => all.forEach((group, k) => group.classed("dimmed", lit !== undefined && k !== lit)));
  const clear = () => marks.forEach((group) => group.selectAll(".reading").remove());
  let pointerAt = 0;
  makeReadable(host, {
    count: places.length,
    nearest(left, top) {
      pointerAt = top;
      return d3.leastIndex(places, (place) => Math.abs(x(place) - left));
    },
    read(index) {
      const at = places[index];
      clear();
      guide.attr("x1", x(at)).attr("x2", x(at)).attr("visibility", "visible");
      const here = figure.lines
        .map((line, k) => ({ line, k, point: line.points.find((point) => point.x === at) }))
        .filter((one) => one.point)
        .sort((a, b) => b.point.value - a.point.value);
      const nearest = d3.least(here, (one) => Math.abs(y(one.point.value) - pointerAt));
      dim(nearest.k);
      for (const { k, point } of here) {
        marks[k].append("circle").attr("class", "reading mark").attr("cx", x(at)).attr("cy", y(point.value)).attr("r", 3.5);
      }
      const rows = here.flatMap(({ line, k, point }) => lineRows(figure, line, k, point));
      return { title: `${figure.x.title}: ${placeName(figure, at)}`, rows, x: x(at), y: y(nearest.point.value) };
    },
    leave() {
      clear();
      guide.attr("visibility", "hidden");
      dim();
    },
  });
}

function lineRows(figure, line, k, point) {
  const colour = colourClass(k);
  const twin = line.published.find((other) => other.x === point.x);
  const rows = [{ name: line.label, value: exactText(figure, point), colour }];
  if (twin) {
    rows.push({ name: "published", value: valueText(figure, twin.value, figure.digits + 1), colour: "twin-row" });
  }
  return rows;
}
