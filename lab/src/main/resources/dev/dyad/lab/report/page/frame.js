// What all charts have in common: the drawing, the tip, and reading by pointer or keys.

const COLOURS = 7;

function colourClass(place) {
  return `line-${place % COLOURS}${place >= COLOURS ? " again" : ""}`;
}

/** An empty drawing as wide as its place in the page. */
function newDrawing(host, height) {
  const width = host.clientWidth;
  host.replaceChildren();
  const svg = d3
    .select(host)
    .append("svg")
    .attr("width", width)
    .attr("height", height)
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("aria-hidden", "true");
  return { svg, width, height };
}

function addText(svg, x, y, text, look) {
  return svg.append("text").attr("x", x).attr("y", y).attr("class", look).text(text);
}

function addRule(svg, x1, y1, x2, y2, look) {
  return svg.append("line").attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2).attr("class", look);
}

const tip = {
  box: document.getElementById("tip"),

  /** Rows of name, value and, where they have one, the class of their colour. */
  show(title, rows, x, y) {
    const list = document.createElement("dl");
    for (const row of rows) {
      const name = document.createElement("dt");
      name.textContent = row.name;
      name.className = row.colour ?? "";
      const value = document.createElement("dd");
      value.textContent = row.value;
      list.append(name, value);
    }
    const head = document.createElement("p");
    head.textContent = title;
    this.box.replaceChildren(head, list);
    this.box.hidden = false;
    this.place(x, y);
  },

  /** Beside a place in the window, and inside it. */
  place(x, y) {
    const { width, height } = this.box.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = x + 16 + width > room ? x - 16 - width : x + 16;
    this.box.style.left = `${Math.max(8, Math.min(left, room - width - 8))}px`;
    this.box.style.top = `${Math.max(8, Math.min(y - height / 2, innerHeight - height - 8))}px`;
  },

  hide() {
    this.box.hidden = true;
  },
};

/**
 * Lets a chart be read by pointer and by arrow keys.
 *
 * chart.count   how many places it has
 * chart.nearest the place nearest to a point of the drawing, or -1
 * chart.read    marks a place, and returns {title, rows, x, y} for the tip, x and y in the drawing
 * chart.leave   unmarks
 */
function makeReadable(host, chart) {
  host.readingAt = -1;
  const leave = () => {
    host.readingAt = -1;
    host.classList.remove("read");
    chart.leave();
    tip.hide();
  };
  const read = (place) => {
    if (place < 0 || place >= chart.count) {
      leave();
      return;
    }
    host.readingAt = place;
    host.classList.add("read");
    const told = chart.read(place);
    const box = host.querySelector("svg").getBoundingClientRect();
    tip.show(told.title, told.rows, box.left + told.x, box.top + told.y);
  };
  host.onpointermove = (event) => {
    const box = host.querySelector("svg").getBoundingClientRect();
    read(chart.nearest(event.clientX - box.left, event.clientY - box.top));
  };
  host.onpointerleave = leave;
  host.onblur = leave;
  host.onkeydown = (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "Escape") {
      leave();
    } else if (event.key in steps && chart.count > 0) {
      event.preventDefault();
      const from = host.readingAt < 0 && steps[event.key] < 0 ? chart.count : host.readingAt;
      read(Math.max(0, Math.min(chart.count - 1, from + steps[event.key])));
    }
  };
}
