// A theory of change by pointer. It does nothing that the links and forms below the drawing do not:
// what is dragged opens the form that says it, filled in, and nothing changes until that is sent.
// Where boxes and columns lie, and where each leads, stands on the list of boxes itself.
const SLIP = 6; // pixels that a hand moves while it clicks
const SVG = "http://www.w3.org/2000/svg";

const within = (place, x, y) =>
  x >= place.left && x <= place.left + place.width && y >= place.top && y <= place.top + place.height;

const boxesOf = (list) =>
  [...list.querySelectorAll("[data-place]")].map((row) => {
    const [left, top, width, height] = row.dataset.place.split(" ").map(Number);
    const { box, stage, change, outOf } = row.dataset;
    return { left, top, width, height, box, stage, change, outOf, open: row.querySelector("a").href };
  });

// A column reaches from its heading to the foot of the drawing.
const columnsOf = (list, width, height) =>
  [...list.querySelectorAll("[data-column]")].map((heading) => ({
    stage: heading.dataset.column,
    left: Number(heading.dataset.left),
    top: 0,
    width,
    height,
  }));

const made = (layer, kind, place) => {
  const it = document.createElement("div");
  it.className = `attunement-pointer__${kind}`;
  for (const side of ["left", "top", "width", "height"]) it.style[side] = `${place[side]}px`;
  layer.append(it);
  return it;
};

const withQuery = (href, name, value) => {
  const to = new URL(href, document.baseURI);
  to.searchParams.set(name, value);
  return to.href;
};

function follow(layer, shown, boxes, columns) {
  const at = (event) => {
    const corner = layer.getBoundingClientRect();
    return [event.clientX - corner.left, event.clientY - corner.top];
  };
  const line = shown.appendChild(document.createElementNS(SVG, "line"));
  const spots = columns.map((column) => [column, made(layer, "column", column)]);
  const cards = boxes.map((box) => [box, made(layer, "box", box)]);
  let held = null; // {box, card, linking, from: [x, y], moved}

  const mark = (x, y) => {
    const overBox = boxes.find((box) => box !== held?.box && within(box, x, y));
    const overColumn = columns.find((column) => within(column, x, y));
    for (const [box, card] of cards)
      card.classList.toggle("is-target", Boolean(held?.linking) && box === overBox);
    for (const [column, spot] of spots)
      spot.classList.toggle(
        "is-target",
        Boolean(held?.moved) && !held.linking && column === overColumn
          && column.stage !== held.box.stage,
      );
    return [overBox, overColumn];
  };
  const letGo = () => {
    held?.card.style.removeProperty("transform");
    shown.classList.remove("is-linking");
    held = null;
    mark(-1, -1);
  };

  for (const [box, card] of cards) {
    const dot = document.createElement("div");
    dot.className = "attunement-pointer__dot";
    if (box.outOf) card.append(dot);
    card.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      held = { box, card, linking: event.target === dot, from: at(event), moved: false };
      // A finger on the drawing scrolls it; it opens a box, and links and moves by the forms.
      if (event.pointerType === "touch") return;
      card.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    card.addEventListener("pointermove", (event) => {
      if (held?.card !== card || event.pointerType === "touch") return;
      const [x, y] = at(event);
      const [dx, dy] = [x - held.from[0], y - held.from[1]];
      held.moved ||= Math.hypot(dx, dy) > SLIP;
      if (!held.moved || !(held.linking ? box.outOf : box.change)) return;
      if (held.linking) {
        const [x1, y1] = [box.left + box.width, box.top + box.height / 2];
        for (const [name, value] of Object.entries({ x1, y1, x2: x, y2: y }))
          line.setAttribute(name, value);
        shown.classList.add("is-linking");
      } else card.style.transform = `translate(${dx}px, ${dy}px)`;
      mark(x, y);
    });
    card.addEventListener("pointerup", (event) => {
      if (held?.card !== card) return;
      const { linking, moved } = held;
      const [overBox, overColumn] = mark(...at(event));
      letGo();
      if (linking && overBox && box.outOf) location.assign(withQuery(box.outOf, "to", overBox.box));
      else if (linking) return;
      else if (!moved) location.assign(box.open);
      else if (box.change && overColumn && overColumn.stage !== box.stage)
        location.assign(withQuery(box.change, "stage", overColumn.stage));
    });
    card.addEventListener("pointercancel", letGo);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
  });
}

for (const sheet of document.querySelectorAll("[data-theory]")) {
  const drawing = sheet.querySelector("svg");
  const list = document.getElementById(sheet.dataset.theory);
  const { width, height } = drawing.viewBox.baseVal;
  const layer = document.createElement("div");
  layer.className = "attunement-pointer";
  // Whoever does not see the drawing has the list, which says the same and does the same.
  layer.setAttribute("aria-hidden", "true");
  layer.style.width = `${width}px`;
  layer.style.height = `${height}px`;
  const shown = document.createElementNS(SVG, "svg");
  shown.setAttribute("width", width);
  shown.setAttribute("height", height);
  layer.append(shown);
  sheet.append(layer);
  const boxes = boxesOf(list);
  const column = Math.max(0, ...boxes.map((box) => box.width));
  follow(layer, shown, boxes, columnsOf(list, column, height));
  document.querySelector("[data-theory-pointer]").hidden = false;
}
