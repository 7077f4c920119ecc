// Scripts of the page: colour scheme, address, wide parts, toasts above an open dialog, and texts for a lost connection.
const pageTheme = {
  apply(choice) {
    if (choice) document.documentElement.dataset.theme = choice;
  },
  toggle() {
    const dark = getComputedStyle(document.documentElement).getPropertyValue("--scheme").trim() === "dark";
    const choice = dark ? "light" : "dark";
    localStorage.setItem("theme", choice);
    pageTheme.apply(choice);
  },
};
pageTheme.apply(localStorage.getItem("theme"));

// The address names what is open; the server opens what Back and Forward lead to.
const pageAddress = {
  write(address, push) {
    if (address === location.pathname + location.search) return;
    history[push ? "pushState" : "replaceState"](null, "", address);
  },
};
addEventListener("popstate", () => emitEvent("address", location.search));

// An element that may overflow; its attributes say whether it does, and on which sides there is more.
customElements.define(
  "wide-part",
  class extends HTMLElement {
    connectedCallback() {
      const part = this.firstElementChild;
      this.watcher = new ResizeObserver(() => this.look(part));
      for (const each of [part, part.firstElementChild]) this.watcher.observe(each);
      part.addEventListener("scroll", () => this.look(part), { passive: true });
    }
    disconnectedCallback() {
      this.watcher.disconnect();
    }
    look(part) {
      const over = part.scrollWidth - part.clientWidth;
      this.toggleAttribute("wide", over > 1);
      if (over > 1) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
      this.toggleAttribute("more-before", part.scrollLeft > 1);
      this.toggleAttribute("more-after", part.scrollLeft < over - 1);
    }
  },
);

const pageToasts = {
  raise() {
    const box = document.querySelector(".toasts");
    if (box.matches(":popover-open")) box.hidePopover();
    box.showPopover();
  },
};

const pageLoss = (words) =>
  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("popup");
    box.setAttribute("role", "status");
    [...box.children].forEach((line, index) => (line.textContent = words[index]));
    box.popover = "manual";
    const raise = () => box.togglePopover(box.ariaHidden === "false");
    new MutationObserver(raise).observe(box, { attributeFilter: ["aria-hidden"] });
  });
