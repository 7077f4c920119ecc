// A list of messages that stays at its end while one is reading there, and stays put when one has scrolled up.
export default {
  template: `<div class="log" role="log" aria-live="polite" tabindex="0" @scroll="note">
    <div ref="inner" class="log-inner"><slot></slot></div>
    <button v-if="fresh" type="button" class="button small to-end" @click="end">{{ latest }} ↓</button></div>`,
  props: { latest: String },
  data() {
    return { fresh: false };
  },
  methods: {
    note() {
      this.pinned = this.$el.scrollHeight - this.$el.scrollTop - this.$el.clientHeight < 80;
      if (this.pinned) this.fresh = false;
    },
    follow() {
      const newest = this.$refs.inner.querySelector(".message-frame:last-child");
      const oldest = this.$refs.inner.querySelector(".message-frame");
      if (this.pinned) this.end();
      else if (newest !== this.newest) this.fresh = true;
      // At the very top the browser does not hold the place when older messages come above it.
      else if (oldest !== this.oldest && this.$el.scrollTop < 80) this.$el.scrollTop += this.$el.scrollHeight - this.height;
      Object.assign(this, { newest, oldest, height: this.$el.scrollHeight });
    },
    end() {
      this.pinned = true;
      this.fresh = false;
      this.$el.scrollTop = this.$el.scrollHeight;
    },
  },
  mounted() {
    this.observer = new ResizeObserver(this.follow);
    this.observer.observe(this.$refs.inner);
    this.observer.observe(this.$el);
    this.end();
  },
  beforeUnmount() {
    this.observer.disconnect();
  },
};
