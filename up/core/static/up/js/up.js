/* What the pages do beyond plain HTML. Everything works without this file; nothing here holds state of its own. */

const root = document.documentElement;
const text = (name) => document.body.dataset[name] ?? "";
const csrf = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const later = (wait, action) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait, ...given);
  };
};
const cross = () => document.getElementById("icon-x").content.cloneNode(true);

/* --- toasts --- */

function dress(toast) {
  const close = make("button", { type: "button", "aria-label": text("close") }, cross());
  const leave = () => toast.remove();
  close.addEventListener("click", leave);
  toast.append(close);
  if (toast.dataset.tone === "error") return;
  let timer = setTimeout(leave, 9000);
  const stay = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("pointerleave", () => { timer = setTimeout(leave, 4000); });
}

function toast(words, tone = "info") {
  const element = make("p", { class: "toast", "data-tone": tone }, words);
  document.getElementById("toasts").append(element);
  dress(element);
}

/* --- dialogs, menus, copying: one listener for the page, so that what htmx brings in works too --- */

function open(dialog, opener) {
  dialog.showModal();
  dialog.addEventListener("close", () => opener?.focus(), { once: true });
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    const field = button.parentElement.querySelector("input");
    field?.select();
    document.execCommand("copy");
  }
  toast(button.dataset.copied, "success");
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-dialog], [data-close], [data-copy]");
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  if (event.target.matches?.("dialog[open]")) event.target.close();
  if (!target) return;
  if (target.matches("[data-copy]")) copy(target);
  else if (target.matches("[data-close]") && target.closest("dialog[open]")) {
    event.preventDefault();
    target.closest("dialog").close();
  } else if (target.matches("[data-dialog]")) {
    event.preventDefault();
    open(document.querySelector(target.hash), target);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* --- forms: sent once, showing that it works; drafts kept; nothing left behind by mistake --- */

const busy = (button, is) => (is ? button?.setAttribute("aria-busy", "true") : button?.removeAttribute("aria-busy"));
const changed = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sent) return event.preventDefault();
  if (form.method === "post") form.dataset.sent = "yes";
  changed.delete(form);
  busy(event.submitter, true);
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy=true]")) busy(button, false);
});

const pressed = (event) => {
  const { elt, requestConfig } = event.detail;
  return requestConfig?.triggeringEvent?.submitter ?? (elt.matches?.("button") ? elt : null);
};
document.addEventListener("htmx:beforeRequest", (event) => busy(pressed(event), true));
document.addEventListener("htmx:afterRequest", (event) => busy(pressed(event), false));
document.addEventListener("htmx:responseError", () => toast(text("failed"), "error"));
document.addEventListener("htmx:sendError", () => toast(text("offline"), "error"));
document.addEventListener("toast", (event) => toast(event.detail.text ?? event.detail.value, event.detail.tone));

function draftOf(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

async function keep(form) {
  if (form.dataset.sent) return;
  const state = form.querySelector("[data-draft-state]");
  try {
    const answer = await fetch(form.dataset.draftUrl, {
      method: "POST", body: draftOf(form), headers: { "X-CSRFToken": csrf(), "HX-Request": "true" },
    });
    if (!answer.ok) throw new Error(answer.status);
    changed.delete(form);
    if (state) state.textContent = text("kept");
  } catch {
    if (state) state.textContent = text("notKept");
  }
}

function watch(form) {
  const save = form.dataset.draftUrl ? later(900, () => keep(form)) : () => {};
  form.addEventListener("input", () => { changed.add(form); save(); });
}

addEventListener("pagehide", () => {
  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    if (changed.has(form)) navigator.sendBeacon(form.dataset.draftUrl, draftOf(form));
  }
});

addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-unsaved]")].some((form) => changed.has(form))) event.preventDefault();
});

function count(field) {
  const left = make("span", { "aria-hidden": "true" });
  field.after(make("div", { class: "field-foot" }, make("span"), left));
  const show = () => {
    const rest = field.maxLength - field.value.length;
    left.textContent = rest < Math.max(40, field.maxLength / 5) ? text("left").replace("{0}", rest) : "";
  };
  field.addEventListener("input", show);
  show();
}

/* --- Markdown: a toolbar that writes the marks --- */

const marks = { bold: ["**", "**"], italic: ["_", "_"], link: ["[", "](https://)"] };
const starts = { heading: "### ", list: "- " };

function mark(area, name) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  area.focus();
  if (marks[name]) {
    const [before, after] = marks[name];
    area.setRangeText(before + value.slice(from, to) + after, from, to, "end");
    area.selectionEnd = area.selectionStart = to + before.length + (from === to ? 0 : after.length);
  } else {
    const line = value.lastIndexOf("\n", from - 1) + 1;
    const lines = value.slice(line, to).split("\n").map((words) => starts[name] + words);
    area.setRangeText(lines.join("\n"), line, to, "end");
  }
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function writeMarkdown(box) {
  const area = box.querySelector("textarea");
  const shown = box.querySelector(".markdown-preview");
  const toggle = box.querySelector("[data-preview]");
  box.querySelector(".markdown-bar").hidden = false;
  for (const button of box.querySelectorAll("[data-mark]")) {
    button.addEventListener("click", () => mark(area, button.dataset.mark));
  }
  area.addEventListener("keydown", (event) => {
    const name = (event.ctrlKey || event.metaKey) && { b: "bold", i: "italic" }[event.key];
    if (!name) return;
    event.preventDefault();
    mark(area, name);
  });
  toggle.addEventListener("click", () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", on);
    area.hidden = on;
    shown.hidden = !on;
    if (on) toggle.dispatchEvent(new Event("preview"));
  });
}

/* --- pictures: shown before they are sent, refused at once when too heavy --- */

function showPicture(box) {
  const input = box.querySelector("[type=file]");
  const chosen = box.querySelector("[data-chosen]");
  const problem = box.querySelector("[data-problem]");
  input.addEventListener("change", () => {
    const [file] = input.files;
    const heavy = file && file.size > Number(box.dataset.max);
    problem.hidden = !heavy;
    problem.textContent = heavy ? box.dataset.tooLarge : "";
    chosen.hidden = !file || heavy;
    if (heavy) input.value = "";
    else if (file) {
      const reader = new FileReader();
      reader.addEventListener("load", () => { chosen.src = reader.result; });
      reader.readAsDataURL(file);
    }
  });
}

/* --- choosing by typing: an input of words and commas becomes a combobox with chips (ARIA APG pattern) --- */

class Chooser {
  constructor(source) {
    this.source = source;
    this.many = source.dataset.choose === "many";
    this.words = source.value.split(",").map((word) => word.trim()).filter(Boolean);
    const id = source.id || source.name;
    this.input = make("input", {
      id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": `${id}-options`, placeholder: source.placeholder,
    });
    for (const name of ["aria-describedby", "aria-invalid", "aria-label"]) {
      if (source.hasAttribute(name)) this.input.setAttribute(name, source.getAttribute(name));
    }
    this.options = make("ul", { id: `${id}-options`, role: "listbox", class: "chooser-options", hidden: "" });
    this.options.setAttribute("aria-label", document.querySelector(`label[for="${id}"]`)?.textContent.trim() ?? id);
    this.chips = make("ul", { class: "chooser-chips", role: "list" });
    this.status = make("p", { class: "sr-only", role: "status" });
    source.id = `${id}-words`;
    source.hidden = true;
    source.required = false;
    source.after(make("div", { class: "chooser" }, this.chips, this.input, this.options, this.status));
    this.input.addEventListener("input", later(140, () => this.suggest()));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => { this.add(this.input.value); this.close(); });
    this.options.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.add(option.dataset.value);
    });
    this.draw();
  }

  async suggest() {
    const typed = this.input.value.trim();
    if (typed.includes(",")) return typed.split(",").forEach((word) => this.add(word));
    if (typed.length < 2) return this.close();
    const address = new URL(this.source.dataset.suggest, location);
    address.searchParams.set("q", typed);
    const answer = await fetch(address);
    if (!answer.ok || this.input.value.trim() !== typed) return;
    const { results } = await answer.json();
    const fresh = results.filter(({ value }) => !this.has(value));
    this.options.replaceChildren(...fresh.map(({ value, text: label, about }, n) => make(
      "li", { role: "option", id: `${this.options.id}-${n}`, "data-value": value, "aria-selected": "false" },
      make("span", {}, label), make("span", { class: "small muted" }, about ?? ""),
    )));
    this.expand(fresh.length > 0);
    this.status.textContent = text("suggestions").replace("{0}", fresh.length);
  }

  key(event) {
    const options = [...this.options.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !this.options.hidden) {
      event.preventDefault();
      this.select(options, (at + move + options.length + (at < 0 && move < 0 ? 1 : 0)) % options.length);
    } else if (event.key === "Enter" && this.input.value.trim()) {
      event.preventDefault();
      this.add(at >= 0 ? options[at].dataset.value : this.input.value);
    } else if (event.key === "Escape" && !this.options.hidden) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value && this.words.length) this.drop(this.words.length - 1);
  }

  select(options, at) {
    options.forEach((option, n) => option.setAttribute("aria-selected", n === at));
    this.input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  has(value) {
    return this.words.some((word) => word.toLocaleLowerCase() === value.toLocaleLowerCase());
  }

  add(value) {
    const word = value.replaceAll(",", " ").trim();
    this.input.value = "";
    this.close();
    if (!word || this.has(word)) return;
    this.words = this.many ? [...this.words, word] : [word];
    this.draw();
    this.tell();
  }

  drop(at) {
    this.words.splice(at, 1);
    this.draw();
    this.tell();
    this.input.focus();
  }

  draw() {
    this.chips.replaceChildren(...this.words.map((word, at) => {
      const button = make("button", { type: "button", "aria-label": text("remove").replace("{0}", word) }, cross());
      button.addEventListener("click", () => this.drop(at));
      return make("li", { class: "chip" }, word, button);
    }));
    this.chips.hidden = !this.words.length;
    this.source.value = this.words.join(", ");
  }

  tell() {
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
  }

  expand(is) {
    this.options.hidden = !is;
    this.input.setAttribute("aria-expanded", is);
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.expand(false);
    this.options.replaceChildren();
  }
}

/* --- begin, and begin again in what htmx brings --- */

const beginnings = [
  [".toast", dress],
  ["[data-copy]", (button) => { button.hidden = false; }],
  ["form[data-draft-url], form[data-unsaved]", watch],
  ["textarea[maxlength]", count],
  ["[data-markdown]", writeMarkdown],
  ["[data-picture]", showPicture],
  ["input[data-choose][data-suggest]", (input) => new Chooser(input)],
];
const begun = new WeakMap();

function begin(part) {
  for (const [selector, action] of beginnings) {
    for (const element of [...(part.matches?.(selector) ? [part] : []), ...part.querySelectorAll(selector)]) {
      const done = begun.get(element) ?? new Set();
      if (!done.has(selector)) action(element);
      begun.set(element, done.add(selector));
    }
  }
}

root.classList.add("js");
begin(document);
document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
document.addEventListener("change", (event) => event.target.closest("form[data-auto]")?.requestSubmit());
document.querySelector("[aria-invalid=true]")?.focus();
