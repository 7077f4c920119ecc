// Light or dark as chosen last time, toasts that come up above an open dialog, and words for a lost connection.
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
