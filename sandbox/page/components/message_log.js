// A message list that follows its end, unless the reader has scrolled away.
// For the keyboard it is one tab stop: arrow keys move between messages, Tab goes into the focused one.
// A table that overflows is a tab stop of its own, as what scrolls must be focusable.
const REACHABLE =
  "a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex='0']:not(.table-scroll)";

export default {
  template: `<div class="log" role="log" aria-live="polite" :aria-description="keys" @scroll="note">
    <div ref="inner" class="log-inner" @focusin="enter" @focusout="leave" @keydown="step" @pointerdown="open($event.target.closest('.message'))"><slot></slot></div>
    <button v-if="fresh" type="button" class="button small to-end" @click="end">{{ latest }} ↓</button></div>`,
  props: { latest: String, keys: String },
  data() {
    return { fresh: false };
  },
  methods: {
    // Scrolling
    note() {
      const top = this.$el.scrollTop;
      if (top === this.aim) return; // our own doing, though more may have come below it since
      this.aim = undefined;
      this.answers = undefined;
      this.pinned = this.$el.scrollHeight - top - this.$el.clientHeight < 80;
      if (this.pinned) this.fresh = false;
    },
    follow() {
      const frames = this.$refs.inner.querySelectorAll(".message-frame");
      const [oldest, newest] = [frames[0], frames[frames.length - 1]];
      if (this.pinned) this.toNewest(newest);
      else if (newest !== this.newest) this.fresh = true;
      // At the very top the browser does not hold the place when older messages come above it.
      else if (oldest !== this.oldest && this.$el.scrollTop < 80) this.$el.scrollTop += this.$el.scrollHeight - this.height;
      Object.assign(this, { newest, oldest, height: this.$el.scrollHeight });
    },
    // To the end, but never past the beginning of what is new: of the answers to what one wrote, or of the newest message.
    toNewest(newest) {
      const first = this.answers ? this.answers.nextElementSibling : newest;
      const inside = first ? first.getBoundingClientRect().top - this.$el.getBoundingClientRect().top : Infinity;
      this.$el.scrollTop += Math.min(inside, this.$el.scrollHeight);
      this.aim = this.$el.scrollTop;
    },
    end() {
      this.pinned = true;
      this.fresh = false;
      this.answers = undefined;
      this.toNewest();
    },
    expect() {
      this.end();
      this.answers = this.newest;
    },
    // The keyboard
    stops() {
      return [...this.$refs.inner.querySelectorAll(".older, .message")].filter((each) => each.offsetParent);
    },
    settle() {
      const stops = this.stops();
      const stop = stops.includes(this.at) ? this.at : stops[stops.length - 1];
      for (const each of this.$refs.inner.querySelectorAll(REACHABLE)) {
        if (stops.includes(each) || "reach" in each.dataset || this.at?.contains(each)) continue;
        each.dataset.reach = each.getAttribute("tabindex") ?? "";
        each.tabIndex = -1;
      }
      for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
      this.$el.tabIndex = stops.length ? -1 : 0;
    },
    // Let Tab reach what a message holds; of any other no longer.
    open(stop) {
      this.at = stop ?? undefined;
      for (const each of stop?.querySelectorAll("[data-reach]") ?? []) {
        if (each.dataset.reach) each.setAttribute("tabindex", each.dataset.reach);
        else each.removeAttribute("tabindex");
        delete each.dataset.reach;
      }
      this.settle();
    },
    enter(event) {
      const stop = event.target.closest(".message");
      const passing = event.target === stop || event.target.matches(".table-scroll");
      if (stop !== this.at) this.open(passing ? undefined : stop);
    },
    leave(event) {
      if (!this.$refs.inner || this.$refs.inner.contains(event.relatedTarget)) return;
      this.open();
    },
    step(event) {
      const stops = this.stops();
      const here = stops.indexOf(event.target);
      const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: stops.length - 1, Enter: here }[event.key];
      if (here < 0 || next === undefined || (event.key === "Enter" && event.target.matches(".older"))) return;
      event.preventDefault();
      const stop = stops[next] ?? event.target;
      this.open(stop);
      (event.key === "Enter" ? stop.querySelector(REACHABLE) : stop)?.focus();
    },
  },
  mounted() {
    this.resizes = new ResizeObserver(this.follow);
    this.resizes.observe(this.$refs.inner);
    this.resizes.observe(this.$el);
    this.changes = new MutationObserver(() => {
      this.settle();
      this.follow(); // one more and one less, in a list of the newest sixty, is no change of size
    });
    this.changes.observe(this.$refs.inner, { childList: true, subtree: true });
    this.settle();
    this.end();
  },
  beforeUnmount() {
    this.resizes.disconnect();
    this.changes.disconnect();
  },
};
