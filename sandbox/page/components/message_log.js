// A list of messages that stays at its end while one is reading there, and stays put when one has scrolled up.
export default {
  template: `<div class="log" role="log" aria-live="polite" tabindex="0" @scroll="note">
    <div ref="inner" class="log-inner"><slot></slot></div></div>`,
  methods: {
    note() {
      this.pinned = this.$el.scrollHeight - this.$el.scrollTop - this.$el.clientHeight < 80;
    },
    end() {
      this.pinned = true;
      this.$el.scrollTop = this.$el.scrollHeight;
    },
  },
  mounted() {
    this.observer = new ResizeObserver(() => this.pinned && this.end());
    this.observer.observe(this.$refs.inner);
    this.observer.observe(this.$el);
    this.end();
  },
  beforeUnmount() {
    this.observer.disconnect();
  },
};
