//<![CDATA[
(function () {
  "use strict";
  var main = document.getElementById("content");
  var words = main.dataset;
  var live = document.createElement("p");
  live.className = "unseen";
  live.setAttribute("aria-live", "polite");
  main.appendChild(live);

  // Tables: a button in each column's heading sorts; the third press restores the order.
  function value(row, column, isNumeric) {
    var cell = row.cells[column];
    if (!isNumeric) return cell.textContent;
    var text = cell.dataset.value === undefined ? cell.textContent : cell.dataset.value;
    var number = Number(text);
    return text === "" || isNaN(number) ? null : number;
  }
  function compared(a, b) {
    if (typeof a === "number") return a - b;
    return a.localeCompare(b, document.documentElement.lang, { numeric: true });
  }
  function prepare(table) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    if (rows.length < 3) return;
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var isNumeric = head.classList.contains("number");
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var first = isNumeric ? "descending" : "ascending";
        var second = isNumeric ? "ascending" : "descending";
        var now = head.getAttribute("aria-sort");
        var next = now === first ? second : now === second ? null : first;
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (next) head.setAttribute("aria-sort", next);
        var sorted = rows.slice();
        if (next) {
          sorted.sort(function (one, other) {
            var a = value(one, column, isNumeric), b = value(other, column, isNumeric);
            if (a === null || b === null) return (a === null) - (b === null);
            return next === "ascending" ? compared(a, b) : compared(b, a);
          });
        }
        sorted.forEach(function (row) { body.appendChild(row); });
        live.textContent = next ? button.textContent + ": " + words[next] : words.restored;
      });
    });
  }
  document.querySelectorAll("main table").forEach(prepare);

  // A table that fits needs no stop of the Tab key and is no region of its own.
  function fit(box) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
    } else {
      box.removeAttribute("tabindex");
      box.removeAttribute("role");
      box.removeAttribute("aria-labelledby");
    }
  }
  var boxes = document.querySelectorAll(".scroll");
  boxes.forEach(function (box) { box.dataset.caption = box.getAttribute("aria-labelledby"); });
  function fitAll() {
    boxes.forEach(function (box) {
      box.setAttribute("aria-labelledby", box.dataset.caption);
      fit(box);
    });
  }
  fitAll();
  window.addEventListener("resize", fitAll);

  // Charts: each mark that carries a label shows it under the pointer and by the arrow keys.
  var tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.appendChild(tip);
  var marked = null;
  function hide() {
    if (marked) marked.classList.remove("marked");
    marked = null;
    tip.hidden = true;
  }
  function show(mark, isSpoken) {
    hide();
    marked = mark;
    mark.classList.add("marked");
    tip.textContent = mark.getAttribute("data-label");
    tip.hidden = false;
    var box = mark.getBoundingClientRect();
    var own = tip.getBoundingClientRect();
    var left = box.left + box.width / 2 - own.width / 2;
    var right = document.documentElement.clientWidth - own.width - 8;
    var above = box.top - own.height - 8;
    tip.style.left = Math.max(8, Math.min(left, right)) + window.scrollX + "px";
    tip.style.top = (above > 0 ? above : box.bottom + 8) + window.scrollY + "px";
    if (isSpoken) live.textContent = tip.textContent;
  }
  function read(chart) {
    var marks = Array.from(chart.querySelectorAll(".datum[data-label]"));
    if (marks.length === 0) return;
    var place = -1;
    var plot = chart.parentNode;
    plot.tabIndex = 0;
    plot.classList.add("plot");
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-label", chart.querySelector("title").textContent + ". " + words.chart);
    marks.forEach(function (mark, index) {
      mark.addEventListener("pointerenter", function () { place = index; show(mark, false); });
      mark.addEventListener("pointerleave", hide);
    });
    plot.addEventListener("keydown", function (event) {
      var last = marks.length - 1;
      var places = {
        ArrowRight: Math.min(place + 1, last), ArrowDown: Math.min(place + 1, last),
        ArrowLeft: Math.max(place - 1, 0), ArrowUp: Math.max(place - 1, 0), Home: 0, End: last
      };
      if (event.key === "Escape") return hide();
      if (!(event.key in places)) return;
      event.preventDefault();
      place = places[event.key];
      show(marks[place], true);
    });
    plot.addEventListener("blur", hide);
  }
  document.querySelectorAll("figure svg").forEach(read);

  // The contents mark the section that is being read.
  var links = Array.from(document.querySelectorAll("nav a"));
  var followed = null;
  var strip = document.querySelector("nav") || main;
  function mark() {
    var current = null;
    links.forEach(function (link) {
      var heading = document.getElementById(link.getAttribute("href").slice(1));
      link.removeAttribute("aria-current");
      if (heading && 160 > heading.getBoundingClientRect().top) current = link;
    });
    if (!current) return;
    current.setAttribute("aria-current", "true");
    if (current === followed) return;
    // Contents that do not fit follow: a strip on a narrow screen, a column on a low one.
    followed = current;
    strip.scrollLeft = current.offsetLeft - strip.clientWidth / 3;
    strip.scrollTop = current.offsetTop - strip.clientHeight / 2;
  }
  var isWaiting = false;
  window.addEventListener("scroll", function () {
    if (isWaiting) return;
    isWaiting = true;
    window.requestAnimationFrame(function () { isWaiting = false; mark(); });
  }, { passive: true });
  mark();
})();
//]]>
