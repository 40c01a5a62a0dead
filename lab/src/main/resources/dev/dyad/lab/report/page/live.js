// A page that is served while its study runs asks for news, and shows them where the reader is.

const PAUSE = 1000;
const LONGEST_PAUSE = 10000;

async function followRun() {
  let tag = "";
  let pause = PAUSE;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    if (document.hidden) continue;
    try {
      const answer = await fetch("page.json", { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status === 200) {
        tag = answer.headers.get("ETag") ?? "";
        const news = await answer.json();
        showNews(news);
        if (news.state !== "running") return;
      } else if (answer.status !== 304) {
        throw new Error(`status ${answer.status}`);
      }
      pause = PAUSE;
      sayConnected(true);
    } catch {
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      sayConnected(false);
    }
  }
}

function sayConnected(connected) {
  document.documentElement.classList.toggle("unconnected", !connected);
}

function showNews(news) {
  if (news.shape !== document.documentElement.dataset.shape) {
    location.reload();
    return;
  }
  document.documentElement.dataset.state = news.state;
  for (const part of document.querySelectorAll("[data-part]")) {
    const html = news.parts[part.dataset.part];
    if (html !== undefined && html !== part.shown) replacePart(part, html);
  }
  for (const [key, figure] of Object.entries(news.figures)) {
    if (JSON.stringify(figure) !== JSON.stringify(figures[key])) {
      figures[key] = figure;
      charts.filter((host) => host.dataset.figure === key).forEach(redrawChart);
    }
  }
}

/** Puts new text in place, and the focus back where it was. */
function replacePart(part, html) {
  const stops = () => [...part.querySelectorAll("button, a, summary, [tabindex]")];
  const focused = stops().indexOf(document.activeElement);
  const open = [...part.querySelectorAll("details")].map((details) => details.open);
  part.innerHTML = html;
  part.shown = html;
  part.querySelectorAll("details").forEach((details, k) => (details.open = open[k] ?? details.open));
  sortAgain(part);
  stops()[focused]?.focus({ preventScroll: true });
}

/** A chart that is being read stays as it is until the reader leaves it. */
function redrawChart(host) {
  const figure = figures[host.dataset.figure];
  host.setAttribute("aria-label", figure.summary);
  const reading = host.readingAt ?? -1;
  if (reading < 0) {
    drawChart(host);
  } else {
    host.waiting ??= setTimeout(() => {
      host.waiting = undefined;
      redrawChart(host);
    }, PAUSE);
  }
}
