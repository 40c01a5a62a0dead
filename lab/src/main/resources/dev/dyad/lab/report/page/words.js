// Numbers as people read them, and how wide texts are.

function number(value, digits) {
  const text = (100 * value).toFixed(digits);
  return (Number(text) === 0 ? (0).toFixed(digits) : text).replace("-", "\u2212");
}

function valueText(figure, value, digits = figure.digits) {
  return number(value, digits) + (figure.measure === "share" ? "\u00a0%" : "");
}

/** With one digit more than the figure shows, and the interval. */
function exactText(figure, reading) {
  const digits = figure.digits + 1;
  const text = valueText(figure, reading.value, digits);
  return reading.low < reading.high
    ? `${text} (${number(reading.low, digits)} to ${valueText(figure, reading.high, digits)})`
    : text;
}

function differenceText(difference, digits) {
  return (difference < 0 ? "" : "+") + number(difference, digits) + " points";
}

function countText(value) {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : String(value);
}

const ruler = document.createElement("canvas").getContext("2d");

function textWidth(text, size = 13, weight = 400) {
  ruler.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

function widest(texts, size, weight) {
  return Math.max(0, ...texts.map((text) => textWidth(text, size, weight)));
}

/** As much of a text's beginning as fits. */
function cutText(text, width, size = 13) {
  let cut = text;
  while (textWidth(cut, size) > width && cut.length > 2) {
    cut = cut.slice(0, -2).trimEnd() + "\u2026";
  }
  return cut;
}

/** As few ticks on round values as keep their distance. */
function shareTicks(scale, figure, count) {
  const ticks = scale.ticks(count);
  const step = ticks.length > 1 ? 100 * (ticks[1] - ticks[0]) : 1;
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return ticks.map((tick) => ({ value: tick, text: valueText(figure, tick, digits) }));
}

/** Heights as near as possible to those wished for, none closer than gap; see LabelStack. */
function stackLabels(wished, gap, lowest, highest) {
  const groups = [];
  const within = (labels, middle) => {
    const half = (gap * (labels.length - 1)) / 2;
    return { labels, half, middle: Math.max(lowest + half, Math.min(highest - half, middle)) };
  };
  for (const label of d3.range(wished.length).sort((a, b) => wished[a] - wished[b])) {
    let group = within([label], wished[label]);
    while (groups.length > 0) {
      const above = groups[groups.length - 1];
      if (above.middle + above.half + gap <= group.middle - group.half + 1e-9) break;
      groups.pop();
      const labels = [...above.labels, ...group.labels];
      group = within(labels, d3.mean(labels, (l) => wished[l]));
    }
    groups.push(group);
  }
  const heights = new Array(wished.length);
  for (const group of groups) {
    group.labels.forEach((label, k) => (heights[label] = group.middle - group.half + k * gap));
  }
  return heights;
}
