// The page: charts when they come into view, the screen's shade, and where the reader is.

const figures = JSON.parse(document.getElementById("figures").textContent);
const painters = { bars: drawBars, lines: drawLines, scatter: drawScatter };
const heights = { bars: barsHeight, lines: linesRoom, scatter: scatterHeight };
const charts = [...document.querySelectorAll(".chart")];

function drawChart(host) {
  const figure = figures[host.dataset.figure];
  host.drawnAt = host.clientWidth;
  if (host.readingAt >= 0) tip.hide();
  painters[figure.kind](host, figure);
}

const inView = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      entry.target.seen = entry.isIntersecting;
      if (entry.isIntersecting && entry.target.drawnAt !== entry.target.clientWidth) drawChart(entry.target);
    }
  },
  { rootMargin: "400px" },
);

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.seen && target.drawnAt !== target.clientWidth) drawChart(target);
  }
});

/** Those that nobody has scrolled to yet, one by one, so that the page stays quick. */
function drawTheRest() {
  const next = charts.find((host) => host.drawnAt === undefined);
  if (!next) return;
  drawChart(next);
  setTimeout(drawTheRest, 20);
}

/** Charts have their room before they are drawn, so that nothing moves under the reader. */
function watchCharts() {
  for (const host of charts) {
    const figure = figures[host.dataset.figure];
    host.style.minHeight = `${heights[figure.kind](host.clientWidth, figure)}px`;
    inView.observe(host);
    resized.observe(host);
  }
  setTimeout(drawTheRest, 20);
}

function offerPictures() {
  for (const still of document.querySelectorAll("img.still")) {
    const link = document.createElement("a");
    link.className = "save";
    link.href = still.src;
    link.download = still.dataset.file;
    link.textContent = "Save as SVG";
    still.closest("figure").append(link);
  }
}

const shade = document.getElementById("shade");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Browsers that keep nothing for pages from files forget the choice; nothing else is lost. */
function remembered(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

function chooseShade(theme) {
  document.documentElement.dataset.theme = theme;
  nameShade();
}

function nameShade() {
  shade.textContent = isDark() ? "Light" : "Dark";
  shade.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
}

function watchShade() {
  const before = remembered((store) => store.getItem("dyad-shade"));
  if (before === "light" || before === "dark") chooseShade(before);
  nameShade();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameShade);
  shade.addEventListener("click", () => {
    chooseShade(isDark() ? "light" : "dark");
    remembered((store) => store.setItem("dyad-shade", document.documentElement.dataset.theme));
  });
}

/** Marks the section being read in the list of sections. */
function watchSections() {
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const reading = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  document.querySelectorAll("main > section").forEach((section) => reading.observe(section));
}

/** On paper nothing can be opened. */
function watchPrinting() {
  addEventListener("beforeprint", () => {
    document.querySelectorAll("main details").forEach((details) => (details.open = true));
  });
}

document.documentElement.classList.add("scripted");
watchShade();
watchCharts();
watchSections();
watchPrinting();
offerPictures();
if (document.documentElement.dataset.live !== undefined) followRun();
